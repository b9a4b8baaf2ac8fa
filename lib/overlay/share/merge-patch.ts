import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../../manifest/index.js';

import { mergeKeyOf } from '../patch/merge-key-of.js';
import { keyedItems } from './keyed-items.js';
import { sameJson } from './same-json.js';

export interface MergeOptions {
  /**
   * How a list that is merged by a key keeps its order: `free` names only the items that differ, `named` also those
   * that would otherwise come behind them, by their key. kustomize moves to the front what a patch names.
   */
  readonly order: 'free' | 'named';
}

interface Place extends MergeOptions {
  readonly object: KubeObject;
  readonly path: readonly string[];
}

type Items = ReadonlyMap<string, JsonObject>;

/** Items by the merge key with which they are told apart. */
interface KeyedLists {
  readonly key: string;
  readonly from: Items;
  readonly to: Items;
}

/**
 * A strategic merge patch with what differs: changed fields, null for those that go, `$patch: delete` for items that
 * go; lists without a merge key are given whole. What it leads to is left to the evaluator: merge cannot say everything.
 * Undefined where nothing differs.
 */
export function mergePatch(from: KubeObject, to: KubeObject, { order }: MergeOptions): JsonObject | undefined {
  const { name, namespace } = from.metadata;
  const changes = mergeMaps(from, to, { object: from, path: [], order });
  if (changes === undefined) return undefined;
  const { metadata, ...rest } = changes;
  const named: JsonObject = namespace === undefined ? { name } : { name, namespace };
  const { apiVersion, kind } = from;
  return { apiVersion, kind, metadata: isJsonObject(metadata) ? { ...named, ...metadata } : named, ...rest };
}

/** What differs; undefined where nothing does. */
function mergeMaps(from: JsonObject, to: JsonObject, place: Place): JsonObject | undefined {
  const entries: [string, Json][] = [];
  for (const key of Object.keys(to)) {
    const value = to[key] as Json;
    const old = Object.hasOwn(from, key) ? from[key] : undefined;
    const change = old === undefined ? value : mergeValues(old, value, key, place);
    if (change !== undefined) entries.push([key, change]);
  }
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) entries.push([key, null]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function mergeValues(from: Json, to: Json, key: string, { object, path, order }: Place): Json | undefined {
  if (from === to) return undefined;
  const place = { object, path: [...path, key], order };
  if (isJsonObject(from) && isJsonObject(to)) return mergeMaps(from, to, place);
  if (sameJson(from, to)) return undefined;
  const lists = keyedLists(from, to, place);
  return lists === undefined ? to : mergeItems(lists, place);
}

function keyedLists(from: Json, to: Json, { object, path }: Place): KeyedLists | undefined {
  const key = Array.isArray(from) && Array.isArray(to) ? mergeKeyOf(object.apiVersion, object.kind, path) : undefined;
  if (key === undefined) return undefined;
  const [old, next] = [keyedItems(from as readonly Json[], key), keyedItems(to as readonly Json[], key)];
  return old === undefined || next === undefined ? undefined : { key, from: old, to: next };
}

function mergeItems({ key, from, to }: KeyedLists, place: Place): readonly JsonObject[] {
  const removed = [...from].filter(([text]) => !to.has(text));
  const named = place.order === 'named' ? namedCount(from, to) : 0;
  const stated = [...to].flatMap(([text, item], index) => {
    const old = from.get(text);
    if (old === undefined) return [item];
    const change = mergeMaps(old, item, place);
    return index < named || change !== undefined ? [{ [key]: item[key] as Json, ...change }] : [];
  });
  return [...stated, ...removed.map(([, item]) => ({ [key]: item[key] as Json, $patch: 'delete' }))];
}

/** How many items a patch has to name for the others to come behind them as they did before. */
function namedCount(from: Items, to: Items): number {
  const kept = [...from.keys()].filter((text) => to.has(text));
  const next = [...to];
  let count = next.length;
  while (count > 0 && isInPlace(next[count - 1], kept.pop(), from)) count--;
  return count;
}

function isInPlace([text, item]: readonly [string, JsonObject] = ['', {}], kept: string | undefined, from: Items) {
  return text === kept && sameJson(from.get(text), item);
}
