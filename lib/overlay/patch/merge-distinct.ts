import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import type { ItemMerge } from './item-merge.js';

type Items = ReadonlyMap<string, JsonObject>;

/**
 * What `mergeItems` makes of lists in which all items have all keys that any of them has, and no two have the same:
 * without the searches in which kyaml tells others apart, and so in linear time. Undefined for all others.
 */
export function mergeDistinct(
  there: readonly JsonObject[],
  patch: readonly JsonObject[],
  { keys, merge, doubt }: ItemMerge,
): readonly Json[] | undefined {
  const used = keys.filter((key) => [...there, ...patch].some((item) => Object.hasOwn(item, key)));
  const [old, changes] = [itemsByKeys(there, used), itemsByKeys(patch, used)];
  if (old === undefined || changes === undefined) return undefined;
  const merged = new Map<string, JsonObject>();
  for (const id of new Set([...changes.keys(), ...old.keys()])) {
    const item = merge(old.get(id) ?? changes.get(id), changes.get(id));
    if (!isJsonObject(item) || Object.keys(item).length === 0) continue;
    if (idOf(item, used) !== id) doubt();
    merged.set(id, item);
  }
  const order = used.length > 1 ? oldOnesLast(old, changes) : merged.keys();
  return [...order].flatMap((id) => merged.get(id) ?? []);
}

/** Undefined where an item lacks a key, or is there twice. */
function itemsByKeys(list: readonly JsonObject[], keys: readonly string[]): Items | undefined {
  const items = new Map(list.map((item) => [idOf(item, keys), item]));
  return items.has(undefined) || items.size < list.length ? undefined : (items as Items);
}

/** A number and a text may be one key. */
function idOf(item: JsonObject, keys: readonly string[]): string | undefined {
  if (!keys.every((key) => Object.hasOwn(item, key))) return undefined;
  return JSON.stringify(keys.map((key) => String(item[key])));
}

/** With several keys, those that were there go behind the new ones, in their order. */
function oldOnesLast(old: Items, changes: Items): readonly string[] {
  return [...[...changes.keys()].filter((id) => !old.has(id)), ...old.keys()];
}
