import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../../manifest/index.js';
import { isList } from '../../util/index.js';

import { mergeKeyOf } from '../patch/merge-key-of.js';
import { keyedItems } from './keyed-items.js';
import { shareAnything } from './share-anything.js';

interface Place {
  readonly object: KubeObject;
  readonly path: readonly string[];
}

/**
 * Whether a strategic merge patch says again what the object holds already: the rest of a list that it gives as a
 * whole, or items that it names for nothing but their order.
 */
export function repeatsAnything(object: KubeObject, patch: JsonObject): boolean {
  return repeatsInMap(object, patch, { object, path: [] });
}

function repeatsInMap(from: JsonObject, patch: JsonObject, { object, path }: Place): boolean {
  return Object.entries(patch).some(([key, value]) => {
    const old = Object.hasOwn(from, key) ? from[key] : undefined;
    const place = { object, path: [...path, key] };
    if (isJsonObject(old) && isJsonObject(value)) return repeatsInMap(old, value, place);
    return isList(old) && isList(value) && repeatsInList(old, value, place);
  });
}

function repeatsInList(from: readonly Json[], patch: readonly Json[], place: Place): boolean {
  const key = mergeKeyOf(place.object.apiVersion, place.object.kind, place.path);
  const old = key === undefined ? undefined : keyedItems(from, key);
  const items = key === undefined ? undefined : keyedItems(patch, key);
  if (old === undefined || items === undefined) return shareAnything(from, patch);
  return [...items].some(([text, item]) => {
    const there = old.get(text);
    return there !== undefined && (Object.keys(item).length === 1 || repeatsInMap(there, item, place));
  });
}
