import { Construct } from 'constructs';

import { FLUX_KINDS } from '../api/index.js';
import type { ObjectReference } from '../manifest/index.js';

import { type ISource, isFluxObject, type SourceReference } from './flux-object.js';
import { misuse, shown } from './misuse.js';

const ALLOWED = 'give a source, such as a GitRepository, or its "kind" and "name"';

/** A source as a construct, or as Flux writes the reference. */
export type SourceInput = ISource | SourceReference;

/** Where a source stands: the field of a construct, and the namespace that goes without saying there. */
export interface SourcePlace {
  readonly path: string;
  readonly field: string;
  readonly namespace: string;
}

/**
 * The reference as it is written: a literal unchanged, a construct without the namespace that goes without saying.
 *
 * @throws when it is neither
 */
export function writtenSource(source: unknown, { path, field, namespace }: SourcePlace): SourceReference {
  if (isSource(source)) return writtenReference(source.ref, namespace);
  if (!Construct.isConstruct(source) && isReference(source)) return source;
  const what = Construct.isConstruct(source) ? `"${source.node.path}", which is no source` : shown(source);
  throw misuse(path, `"${field}" is ${source === undefined ? 'missing' : what}; ${ALLOWED}`);
}

/** Kind and name, and the namespace only where it differs from that of the referring object. */
export function writtenReference(target: ObjectReference, namespace: string): SourceReference {
  const { kind, name, namespace: own } = target;
  return own === undefined || own === namespace ? { kind, name } : { kind, name, namespace: own };
}

const SOURCES: ReadonlySet<string> = new Set(
  FLUX_KINDS.filter(({ role }) => role === 'source').map(({ kind }) => kind),
);

function isSource(x: unknown): x is ISource {
  return isFluxObject(x) && SOURCES.has(x.ref.kind);
}

function isReference(x: unknown): x is SourceReference {
  const { kind, name } = (x ?? {}) as Partial<SourceReference>;
  return typeof kind === 'string' && kind !== '' && typeof name === 'string' && name !== '';
}
