import { isJsonObject, type JsonObject } from '../../manifest/index.js';

/**
 * The object `to`, but with the value that `from` has at a path of fields, or without one where `from` has none. A map
 * that is empty then and that `from` lacks goes too.
 */
export function likeBefore<T extends JsonObject>(from: JsonObject | undefined, to: T, path: readonly string[]): T {
  const [field = '', ...rest] = path;
  const old = from !== undefined && Object.hasOwn(from, field) ? from[field] : undefined;
  const value = Object.hasOwn(to, field) ? to[field] : undefined;
  if (rest.length === 0) return old === undefined ? without(to, field) : { ...to, [field]: old };
  if (!isJsonObject(value)) return to;
  const below = likeBefore(isJsonObject(old) ? old : undefined, value, rest);
  if (below === value) return to;
  return old === undefined && Object.keys(below).length === 0 ? without(to, field) : { ...to, [field]: below };
}

function without<T extends JsonObject>(map: T, field: string): T {
  if (!Object.hasOwn(map, field)) return map;
  const { [field]: _, ...rest } = map;
  return rest as T;
}
