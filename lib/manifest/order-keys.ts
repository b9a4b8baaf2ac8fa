import { isJsonObject, type JsonObject } from './json.js';
import type { KubeObject } from './kube-object.js';

const OBJECT_KEYS = ['apiVersion', 'kind', 'metadata'] as const;
const METADATA_KEYS = ['name', 'namespace', 'labels', 'annotations'] as const;
const LIKE_ASSIGNED = { enumerable: true, configurable: true, writable: true };

/** The keys that people expect first come first, the others keep the author's order; the same object when they do. */
export function orderKeys(object: KubeObject): KubeObject {
  const metadata = isJsonObject(object.metadata) ? putFirst(object.metadata, METADATA_KEYS) : object.metadata;
  const ordered = putFirst(object, OBJECT_KEYS);
  return metadata === object.metadata ? ordered : { ...ordered, metadata };
}

function putFirst<T extends JsonObject>(map: T, names: readonly string[]): T {
  if (startsWith(map, names)) return map;
  const ordered: Record<string, unknown> = {};
  for (const name of names) if (Object.hasOwn(map, name)) ordered[name] = map[name];
  for (const name of Object.keys(map)) {
    // Assigning `__proto__` would lose the key.
    if (name === '__proto__') Object.defineProperty(ordered, name, { value: map[name], ...LIKE_ASSIGNED });
    else if (!names.includes(name)) ordered[name] = map[name];
  }
  return ordered as T;
}

/** Whether the named keys that the map has are its first ones, in this order. */
function startsWith(map: JsonObject, names: readonly string[]): boolean {
  let last = -1;
  let others = false;
  for (const name in map) {
    const position = names.indexOf(name);
    if (position < 0) others = true;
    else if (others || position < last) return false;
    else last = position;
  }
  return true;
}
