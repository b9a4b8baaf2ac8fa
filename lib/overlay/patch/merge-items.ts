import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

import type { ItemMerge } from './item-merge.js';
import { mergeDistinct } from './merge-distinct.js';

/** An item of a list, which is the same one while it changes. */
interface Item {
  map: JsonObject;
}

/** The texts of an item's keys, `''` for one that it does not have. */
type Tuple = readonly string[];

interface Match {
  readonly keys: readonly string[];
  readonly values: Tuple;
}

/**
 * A list that is merged by keys: kyaml's yaml/walk/associative_sequence.go, step by step. With one key the items of the
 * patch come first, those that were there too; with several keys only the new ones do.
 */
export function mergeItems(there: readonly Json[], patch: readonly Json[], options: ItemMerge): readonly Json[] {
  if (options.keys.length === 0) return mergeTexts(there, patch, options);
  if (![...there, ...patch].every((item) => isKeyed(item, options.keys))) return uncertain(there, options);
  const [maps, changes] = [there as readonly JsonObject[], patch as readonly JsonObject[]];
  const merged = mergeDistinct(maps, changes, options) ?? mergeOthers(maps, changes, options);
  return isSame(merged, there) ? there : merged;
}

function mergeOthers(there: readonly JsonObject[], patch: readonly JsonObject[], options: ItemMerge): readonly Json[] {
  const old = there.map((map) => ({ map }));
  const changes = there === patch ? old : patch.map((map) => ({ map }));
  return mergeMaps(old, changes, options).map(({ map }) => map);
}

function mergeTexts(there: readonly Json[], patch: readonly Json[], options: ItemMerge): readonly Json[] {
  const isSet = (list: readonly Json[]) => list.every(isText) && new Set(list).size === list.length;
  if (!isSet(there) || !isSet(patch)) return uncertain(there, options);
  const merged = [...new Set([...patch, ...there])];
  return isSame(merged, there) ? there : merged;
}

function mergeMaps(there: readonly Item[], patch: readonly Item[], options: ItemMerge): readonly Item[] {
  const tuples = distinct([...patch, ...there].map((item) => tupleOf(item, options.keys)));
  if (tuples.some((tuple) => tuples.some((other) => isAmbiguous(tuple, other)))) {
    options.doubt();
    return there;
  }
  const isUsed = (_: string, index: number) => tuples.some((tuple) => tuple[index] !== '');
  const keys = options.keys.filter(isUsed);
  let kept = there;
  let added: readonly Item[] = [];
  for (const tuple of tuples) {
    const match = { keys, values: tuple.filter(isUsed) };
    const item = mergeItem(find(kept, match), find(patch, match), options);
    if (item === undefined) kept = withItem(kept, match, undefined);
    else added = withItem(added, match, item);
    if (item !== undefined && !isSame(tupleOf(item, options.keys), tuple)) options.doubt();
  }
  return tuples.length === 0 ? there : appended(added, kept, keys);
}

function mergeItem(there: Item | undefined, patch: Item | undefined, options: ItemMerge): Item | undefined {
  const item = there ?? patch;
  const map = item === undefined ? undefined : options.merge(item.map, patch?.map);
  if (item === undefined || !isJsonObject(map) || Object.keys(map).length === 0) return undefined;
  item.map = map;
  return item;
}

/** Port 80 and port 80 of TCP are one to kyaml, which then finds neither. */
function isAmbiguous(tuple: Tuple, other: Tuple): boolean {
  if (tuple === other) return false;
  return tuple.every((value, index) => value === other[index] || value === '' || other[index] === '');
}

/** kyaml's appendListNode: with several keys, each item that was there goes behind all others. */
function appended(added: readonly Item[], kept: readonly Item[], keys: readonly string[]): readonly Item[] {
  let result = added;
  for (const item of kept) {
    const values: string[] = [];
    for (const key of keys) {
      if (Object.hasOwn(item.map, key)) values.push(textOf(item.map[key]));
      else result = [...result, item];
    }
    if (keys.length > 1) result = withItem(result, { keys, values }, undefined);
    result = withItem(result, { keys, values }, item);
  }
  return result;
}

/** kyaml's ElementSetter: puts the item in the place of those that match, or behind all; no item removes them. */
function withItem(list: readonly Item[], { keys, values }: Match, item: Item | undefined): readonly Item[] {
  const matches = ({ map }: Item) =>
    values.every((value, index) => {
      const key = keys[index] ?? '';
      return Object.hasOwn(map, key) && (value === '' || textOf(map[key]) === value);
    });
  const result = list.flatMap((old) => (matches(old) ? (item ?? []) : old));
  return item !== undefined && !list.some(matches) ? [...result, item] : result;
}

/** kyaml's ElementList: the first item that has all values but the empty ones. */
function find(list: readonly Item[], { keys, values }: Match): Item | undefined {
  return list.find(({ map }) =>
    values.every((value, index) => value === '' || textOf(map[keys[index] ?? '']) === value),
  );
}

/** An item with the first of the keys, the texts of all that it has being certain. */
function isKeyed(item: Json, keys: readonly string[]): boolean {
  if (!isJsonObject(item) || !Object.hasOwn(item, keys[0] ?? '')) return false;
  return keys.every((key) => !Object.hasOwn(item, key) || isText(item[key]) || isSmall(item[key]));
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

/** Whoever writes such a number, it has the same text. */
function isSmall(value: Json | undefined): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 1e6;
}

function tupleOf({ map }: Item, keys: readonly string[]): Tuple {
  return keys.map((key) => textOf(map[key]));
}

function textOf(value: Json | undefined): string {
  return value === undefined ? '' : String(value);
}

function distinct(tuples: readonly Tuple[]): readonly Tuple[] {
  return [...new Map(tuples.map((tuple) => [JSON.stringify(tuple), tuple])).values()];
}

function isSame(list: readonly Json[], other: readonly Json[]): boolean {
  return list.length === other.length && list.every((item, index) => item === other[index]);
}

function uncertain(there: readonly Json[], { doubt }: ItemMerge): readonly Json[] {
  doubt();
  return there;
}
