import { Ajv, type ErrorObject, type SchemaValidateFunction } from 'ajv';

import type { StructuralSchema } from '../../../lib/api/index.js';
import type { Json, JsonObject } from '../../../lib/manifest/index.js';

/** What a generic validator says of a value: where it is wrong, sorted, and what it becomes with the defaults. */
export interface Verdict {
  readonly places: readonly string[];
  readonly defaulted: Json;
}

/** A CRD's schema for a validator that knows JSON Schema and nothing of Kubernetes. */
export function genericValidator(schema: StructuralSchema): (value: Json) => Verdict {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false, logger: false });
  ajv.addKeyword({ keyword: 'x-kubernetes-list-map-keys', type: 'array', validate: keysDiffer, errors: 'full' });
  const validate = ajv.compile(strict(schema));
  return (value) => {
    const defaulted = structuredClone(withoutNulls(schema, value));
    validate(defaulted);
    return { places: [...new Set((validate.errors ?? []).map(placeOfError))].sort(), defaulted };
  };
}

/** Fields that a CRD does not name are none; JSON Schema takes them unless told otherwise. */
function strict({ properties, items, additionalProperties: rest, ...schema }: StructuralSchema): object {
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.type !== 'object';
  return {
    ...schema,
    ...(schema.nullable === true ? { type: [schema.type, 'null'] } : {}),
    ...(properties === undefined ? {} : { properties: mapped(properties, strict) }),
    ...(items === undefined ? {} : { items: strict(items) }),
    additionalProperties:
      typeof rest === 'object' ? strict(rest) : (rest ?? (isOpen || isMetadata(schema, properties))),
  };
}

/** What a CRD writes for `metadata`, which is not its business. */
function isMetadata(schema: StructuralSchema, properties: object | undefined): boolean {
  return Object.keys(schema).join() === 'type' && properties === undefined;
}

/** The API server drops a null where none is allowed, before it fills in defaults. */
function withoutNulls({ properties = {}, items, additionalProperties: rest }: StructuralSchema, value: Json): Json {
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => withoutNulls(items, item as Json));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as Record<string, Json>).flatMap(([key, child]) => {
    const named = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const schema = named ?? (typeof rest === 'object' ? rest : undefined);
    if (schema === undefined) return [[key, child] as const];
    return child === null && schema.nullable !== true ? [] : [[key, withoutNulls(schema, child)] as const];
  });
  return Object.fromEntries(entries);
}

/** Ajv takes what went wrong from the function itself. */
const keysDiffer: SchemaValidateFunction = (keys: readonly string[], list: readonly Json[], _, context) => {
  const ids = list.map((item) => JSON.stringify(keys.map((key) => (item as JsonObject)?.[key] ?? null)));
  const repeated = [...ids.keys()].filter((index) => ids.indexOf(ids[index] ?? '') < index);
  keysDiffer.errors = repeated.map((index) => ({ instancePath: `${context?.instancePath}/${index}`, params: {} }));
  return repeated.length === 0;
};

function placeOfError({ instancePath, params }: ErrorObject): string {
  const field = params.missingProperty ?? params.additionalProperty;
  return field === undefined ? instancePath : `${instancePath}/${field}`;
}

function mapped<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
