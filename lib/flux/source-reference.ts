import { Construct } from 'constructs';

import type { ObjectReference } from '../manifest/index.js';

import type { ISource, SourceReference } from './flux-object.js';

/** A source as a construct, or as Flux writes the reference. */
export type SourceInput = ISource | SourceReference;

/** The reference as it is written: a literal unchanged, a construct without the namespace that goes without saying. */
export function writtenSource(source: SourceInput, namespace: string): SourceReference {
  return Construct.isConstruct(source) ? writtenReference((source as ISource).ref, namespace) : source;
}

/** Kind and name, and the namespace only where it differs from that of the referring object. */
export function writtenReference(target: ObjectReference, namespace: string): SourceReference {
  const { kind, name, namespace: own } = target;
  return own === undefined || own === namespace ? { kind, name } : { kind, name, namespace: own };
}
