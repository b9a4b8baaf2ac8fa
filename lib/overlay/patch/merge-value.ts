import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import { mergeItems } from './merge-items.js';
import { type MergeField, type MergeSchema, mergeSchemaOf } from './merge-schema.js';

/** The key of kustomize's directives. Those of kubectl, such as `$retainKeys`, are plain keys to it. */
export const DIRECTIVE = '$patch';

export interface MergeWalk {
  /** Whether the object is of a kind with a schema. */
  readonly isBuiltIn: boolean;
  /** The result is not certain. */
  readonly doubt: () => void;
}

type Value = Json | undefined;

/**
 * kyaml's walk of two values side by side, the patch behind what is there; undefined is removed. All that is there is
 * walked, also where the patch says nothing: lists that are merged by keys are put together anew.
 */
export function mergeValue(there: Value, patch: Value, field: MergeField, walk: MergeWalk): Value {
  const first = there ?? patch;
  if (first === undefined || first === null) return patch === undefined ? there : undefined;
  if (Array.isArray(first)) return mergeList(there, patch, field, walk);
  if (isJsonObject(first)) return mergeMap(there, patch, field.schema, walk);
  return mergeScalar(there, patch, walk);
}

/** What is new is merged with itself, so nulls in it go, and lists in it are merged by keys. */
export function mergeMap(there: Value, patch: Value, schema: MergeSchema | undefined, walk: MergeWalk): Value {
  if (patch === null) return undefined;
  if (isJsonObject(patch) && Object.hasOwn(patch, DIRECTIVE)) return mergeDirective(patch, walk);
  const map = there ?? patch;
  if (!isJsonObject(map) || (patch !== undefined && !isJsonObject(patch))) return unknown(walk);
  return mergeFields(map, patch ?? {}, schema ?? embeddedSchema(map, patch, walk), walk);
}

function mergeDirective(patch: JsonObject, walk: MergeWalk): undefined {
  return patch[DIRECTIVE] === 'delete' ? undefined : unknown(walk);
}

function mergeFields(map: JsonObject, patch: JsonObject, schema: MergeSchema | undefined, walk: MergeWalk): JsonObject {
  const isNew = map === patch;
  const entries: [string, Json][] = [];
  let changed = false;
  for (const key of new Set([...Object.keys(map), ...Object.keys(patch)])) {
    const field = schema?.get(key) ?? {};
    const value = own(map, key);
    const merged = mergeValue(value, own(patch, key), field, walk);
    changed ||= merged !== value;
    if (merged !== undefined) entries.push([key, merged]);
  }
  return changed || isNew ? Object.fromEntries(entries) : map;
}

/** An object inside of a custom resource is merged as an object of its kind. */
function embeddedSchema(map: JsonObject, patch: Value, walk: MergeWalk): MergeSchema | undefined {
  const schema = schemaOf(map) ?? (isJsonObject(patch) ? schemaOf(patch) : undefined);
  if (schema !== undefined && walk.isBuiltIn) walk.doubt();
  return schema;
}

function schemaOf({ apiVersion, kind }: JsonObject): MergeSchema | undefined {
  return typeof apiVersion === 'string' && typeof kind === 'string' ? mergeSchemaOf(apiVersion, kind) : undefined;
}

function mergeList(there: Value, patch: Value, field: MergeField, walk: MergeWalk): Value {
  if (patch === null) return undefined;
  const list = there ?? patch;
  if (!Array.isArray(list) || (patch !== undefined && !Array.isArray(patch))) return unknown(walk);
  if (field.keys === undefined) return patch ?? list;
  return mergeItems(list as readonly Json[], (patch ?? []) as readonly Json[], {
    keys: field.keys,
    merge: (item, change) => mergeMap(item, change, field.schema, walk),
    doubt: walk.doubt,
  });
}

function mergeScalar(there: Value, patch: Value, walk: MergeWalk): Value {
  if (patch === undefined) return there;
  if (typeof patch === 'object' && patch !== null) return unknown(walk);
  // Quotes stay where they are: a number in place of a quoted text becomes a text.
  if (typeof there === 'string' && typeof patch !== 'string' && patch !== null) return unknown(walk);
  return patch ?? undefined;
}

function own(map: JsonObject, key: string): Value {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function unknown(walk: MergeWalk): undefined {
  walk.doubt();
  return undefined;
}
