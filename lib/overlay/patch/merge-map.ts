import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import { mergeItems } from './merge-items.js';
import { type MergeField, type MergeSchema, mergeSchemaOf } from './merge-schema.js';
import { survivesRewriting } from './survives-rewriting.js';

/** The key of kustomize's directives. Those of kubectl, such as `$retainKeys`, are plain keys to it. */
export const DIRECTIVE = '$patch';

export interface MergeWalk {
  /** Whether the object is of a kind with a schema. */
  readonly isBuiltIn: boolean;
  /** The result is not certain. */
  readonly doubt: () => void;
}

const NOTHING: JsonObject = {};

type Value = Json | undefined;

/**
 * kyaml's walk of two maps side by side, the patch behind what is there; undefined is removed. All that is there is
 * walked, also where the patch says nothing: lists that are merged by keys are put together anew. What is new is merged
 * with itself, so nulls in it go.
 */
export function mergeMap(there: Value, patch: Value, schema: MergeSchema | undefined, walk: MergeWalk): Value {
  if (patch === null) return undefined;
  if (isJsonObject(patch) && Object.hasOwn(patch, DIRECTIVE)) return mergeDirective(patch, walk);
  const map = there ?? patch;
  if (!isJsonObject(map) || (patch !== undefined && !isJsonObject(patch))) return unknown(walk);
  return mergeFields(map, patch ?? NOTHING, schema ?? embeddedSchema(map, patch ?? NOTHING, walk), walk);
}

function mergeDirective(patch: JsonObject, walk: MergeWalk): undefined {
  return patch[DIRECTIVE] === 'delete' ? undefined : unknown(walk);
}

function mergeFields(map: JsonObject, patch: JsonObject, schema: MergeSchema | undefined, walk: MergeWalk): JsonObject {
  const isNew = map === patch;
  // kyaml takes an empty name for the map itself, and fails.
  if (Object.hasOwn(map, '') || Object.hasOwn(patch, '')) walk.doubt();
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

function mergeValue(there: Value, patch: Value, field: MergeField, walk: MergeWalk): Value {
  const first = there ?? patch;
  if (first === undefined || first === null) return patch === undefined ? there : undefined;
  if (Array.isArray(first)) return mergeList(there, patch, field, walk);
  if (isJsonObject(first)) return mergeMap(there, patch, field.schema, walk);
  return mergeScalar(there, patch, walk);
}

/**
 * An object inside of a custom resource is merged as an object of its kind. In kinds that kustomize knows that depends
 * on whether it knows the field, too.
 */
function embeddedSchema(map: JsonObject, patch: JsonObject, walk: MergeWalk): MergeSchema | undefined {
  const schema = schemaOf(map) ?? schemaOf(patch);
  if (schema === undefined || !walk.isBuiltIn) return schema;
  if ([...schema.keys()].some((key) => Object.hasOwn(map, key) || Object.hasOwn(patch, key))) walk.doubt();
  return undefined;
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
  if (patch === undefined || patch === there) return there;
  if (patch === null) return undefined;
  if (typeof patch === 'object' || isLostIn(there, patch)) return unknown(walk);
  return patch;
}

/** A new value is written in the style of the old one: a number becomes a text where that stood in quotes. */
function isLostIn(there: Value, patch: Json): boolean {
  if (typeof patch === 'string') return there !== undefined && !survivesRewriting(patch);
  return typeof there === 'string';
}

function own(map: JsonObject, key: string): Value {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function unknown(walk: MergeWalk): undefined {
  walk.doubt();
  return undefined;
}
