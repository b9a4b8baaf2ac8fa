import { REFERENCE_FIELDS, type ReferenceField, referencesOf } from '../api/index.js';
import { isJsonObject, type Json, type JsonObject } from '../manifest/index.js';

import { specOf, textOf } from './fields.js';
import type { FluxObject } from './placed-object.js';

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

const FIELDS: ReadonlyMap<string, readonly { readonly field: ReferenceField; readonly segments: readonly string[] }[]> =
  new Map(
    REFERENCE_FIELDS.map(({ kind }) => [
      kind,
      referencesOf(kind).map((field) => ({ field, segments: field.path.split('.') })),
    ]),
  );

/** The well-formed references of an object; what has no name or no kind is for the schema to judge. */
export function readReferences(from: FluxObject): Reference[] {
  const spec = specOf(from.declared.object);
  return (FIELDS.get(from.flux.kind) ?? []).flatMap(({ field, segments }) =>
    valuesAt(spec, segments).flatMap((found) => referenceAt(from, field, found) ?? []),
  );
}

interface Found {
  readonly path: string;
  readonly index: number;
  readonly value: Json | undefined;
}

/** Follows a path of the table; `[]` opens each item of a list. */
function valuesAt(spec: JsonObject, segments: readonly string[]): Found[] {
  return segments.reduce<Found[]>(
    (places, segment) => places.flatMap((place) => step(place, segment)),
    [{ path: 'spec', index: 0, value: spec }],
  );
}

function step({ path, index, value }: Found, segment: string): Found[] {
  if (!isJsonObject(value)) return [];
  if (!segment.endsWith('[]')) return [{ path: `${path}.${segment}`, index, value: value[segment] }];
  const name = segment.slice(0, -2);
  const items = value[name];
  if (!Array.isArray(items)) return [];
  return items.map((item, place) => ({ path: `${path}.${name}[${place}]`, index: place, value: item }));
}

function referenceAt(from: FluxObject, field: ReferenceField, { path, index, value }: Found): Reference | undefined {
  if (!isJsonObject(value)) return undefined;
  const name = textOf(value.name);
  const kind = field.kindField ? textOf(value.kind) : (field.targets[0]?.kind ?? '');
  if (name === '' || kind === '') return undefined;
  const written = field.namespace === 'own' ? '' : textOf(value.namespace);
  return { from, field, path, index, kind, namespace: written === '' ? from.id.namespace : written, name };
}
