import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import type { SchemaNode } from './schema-node.js';

/**
 * A value as the API server sees it before it judges: defaults are in, and nulls that a field does not allow are its
 * default, or gone. What does not change is shared with the value that was given.
 */
export function withDefaults(node: SchemaNode, value: Json): Json {
  if (typeof value !== 'object') return value;
  if (isJsonObject(value)) return objectWithDefaults(node, value);
  return Array.isArray(value) ? listWithDefaults(node, value) : value;
}

/** Most lists have nothing to fill in: they are copied at the first item that has. */
function listWithDefaults({ items }: SchemaNode, value: readonly Json[]): readonly Json[] {
  if (items === undefined) return value;
  let copy: Json[] | undefined;
  for (let index = 0; index < value.length; index++) {
    const before = value[index] as Json;
    const after = filled(items, before) ?? null;
    if (after === before) continue;
    copy ??= [...value];
    copy[index] = after;
  }
  return copy ?? value;
}

function objectWithDefaults(node: SchemaNode, value: JsonObject): JsonObject {
  let copy: Record<string, Json> | undefined;
  for (const key of Object.keys(value)) {
    const field = node.field(key);
    const before = value[key] as Json;
    const after = field === undefined ? before : filled(field, before);
    if (after === before) continue;
    copy ??= { ...value };
    if (after === undefined) delete copy[key];
    else copy[key] = after;
  }
  for (const key of node.defaults) {
    const field = node.field(key);
    if (Object.hasOwn(value, key) || field?.default === undefined) continue;
    copy ??= { ...value };
    copy[key] = withDefaults(field, field.default);
  }
  return copy ?? value;
}

/** Undefined for a null that is to go. */
function filled(node: SchemaNode, value: Json): Json | undefined {
  if (typeof value !== 'object') return value;
  if (value !== null || node.nullable) return withDefaults(node, value);
  return node.default === undefined ? undefined : withDefaults(node, node.default);
}
