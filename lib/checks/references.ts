import { REFERENCE_FIELDS, type ReferenceField, referencesOf } from '../api/index.js';
import { isJsonObject, specOf, textOf } from '../manifest/index.js';

import type { FluxObject } from './placed-object.js';
import { type Found, valuesAt } from './values-at.js';
import { hasVariable } from './variables.js';

/** One name that an object writes for another. */
export interface Reference {
  readonly from: FluxObject;
  readonly field: ReferenceField;
  /** Where it is written, with indexes: `spec.dependsOn[0]`. */
  readonly path: string;
  /** Position in the list that the field is, 0 outside lists. */
  readonly index: number;
  readonly kind: string;
  /** The namespace that is meant, written or not. */
  readonly namespace: string;
  readonly name: string;
}

const FIELDS: ReadonlyMap<string, readonly ReferenceField[]> = new Map(
  REFERENCE_FIELDS.map(({ kind }) => [kind, referencesOf(kind)]),
);

/**
 * The well-formed references of an object. What has no name or no kind is for the schema to judge; whom a reference with
 * a variable names is only known in the cluster.
 */
export function readReferences(from: FluxObject): Reference[] {
  const spec = specOf(from.declared.object);
  return (FIELDS.get(from.flux.kind) ?? []).flatMap((field) =>
    valuesAt(spec, field.path).flatMap((found) => referenceAt(from, field, found) ?? []),
  );
}

function referenceAt(from: FluxObject, field: ReferenceField, { path, index, value }: Found): Reference | undefined {
  if (!isJsonObject(value) || hasVariable(from.owner, value)) return undefined;
  const name = textOf(value.name);
  const kind = field.kindField ? textOf(value.kind) : (field.targets[0]?.kind ?? '');
  if (name === '' || kind === '') return undefined;
  const written = field.namespace === 'own' ? '' : textOf(value.namespace);
  return { from, field, path, index, kind, namespace: written === '' ? from.id.namespace : written, name };
}
