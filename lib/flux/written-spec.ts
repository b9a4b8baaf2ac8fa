import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';

import { type FluxMinor, fluxSchema, orderSpec, SHORT_TIMEOUT_KINDS, type StructuralSchema } from '../api/index.js';
import { isPlainObject } from '../util/index.js';

import type { IFluxObject } from './flux-object.js';
import type { SpecFields } from './spec.js';
import { writtenConstruct } from './written-construct.js';
import { writtenDuration } from './written-duration.js';

/** Where a value stands: what the schema says of it, and whose it is. */
interface Place {
  readonly object: IFluxObject;
  /** Undefined where the schema does not know the field, or does not look into it. */
  readonly schema: StructuralSchema | undefined;
  /** Below `spec`, such as `valuesFrom[0]`. */
  readonly field: string;
}

/** The `spec` as it is written: durations as text, constructs as references, fields in the order people write them. */
export function writtenSpec(object: IFluxObject, fields: SpecFields, flux: FluxMinor): SpecFields {
  return orderSpec(object.ref.kind, plainFields(object, fields, flux)) as SpecFields;
}

/**
 * The fields of a `spec` as plain data; what is for cdk8s to resolve stays.
 *
 * @throws where a construct stands that the field cannot name
 */
export function plainFields(object: IFluxObject, fields: SpecFields, flux: FluxMinor): SpecFields {
  const { kind, apiVersion } = object.ref;
  const spec = fluxSchema(kind, apiVersion, flux)?.properties?.spec;
  const entries = Object.entries(fields).map(([field, value]) => {
    return [field, plain(value, { object, schema: spec?.properties?.[field], field })];
  });
  return Object.fromEntries(entries) as SpecFields;
}

function plain(value: unknown, place: Place): unknown {
  if (typeof value !== 'object' || value === null || isFreeForm(place.schema)) return value;
  if (Array.isArray(value)) return plainList(value, place);
  if (Construct.isConstruct(value)) return writtenConstruct(value, place);
  if (isDuration(value)) return writtenDuration(value.toMilliseconds(), { hours: takesHours(place) });
  if (value instanceof Lazy) return Lazy.any({ produce: () => plain(value.produce(), place) });
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, below(place, key))]));
}

function plainList(list: readonly unknown[], { object, schema, field }: Place): unknown[] {
  return list.map((item, index) => plain(item, { object, schema: schema?.items, field: `${field}[${index}]` }));
}

function below({ object, schema, field }: Place, key: string): Place {
  const { properties = {}, additionalProperties } = schema ?? {};
  const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return { object, schema: properties[key] ?? values, field: `${field}.${key}` };
}

/** Content that belongs to someone else, such as Helm values: it is passed on as it is. */
function isFreeForm(schema: StructuralSchema | undefined): boolean {
  return schema?.['x-kubernetes-preserve-unknown-fields'] === true && schema.properties === undefined;
}

/** Old CRDs have no pattern for what the controllers take. */
function takesHours({ object, schema, field }: Place): boolean {
  if (schema?.pattern !== undefined) return schema.pattern.includes('|h');
  return field !== 'timeout' || !SHORT_TIMEOUT_KINDS.includes(object.ref.kind);
}

function isDuration(value: object): value is { toMilliseconds(): number } {
  return typeof (value as { toMilliseconds?: unknown }).toMilliseconds === 'function';
}
