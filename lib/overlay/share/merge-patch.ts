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
 */
export function mergePatch(from: KubeObject, to: KubeObject, { order }: MergeOptions): JsonObject {
  const { name, namespace } = from.metadata;
  const { metadata, ...rest } = mergeMaps(from, to, { object: from, path: [], order });
  const named = namespace === undefined ? { name } : { name, namespace };
  const { apiVersion, kind } = from;
  return { apiVersion, kind, metadata: isJsonObject(metadata) ? { ...named, ...metadata } : named, ...rest };
}

function mergeMaps(from: JsonObject, to: JsonObject, place: Place): JsonObject {
  const changed = Object.entries(to).flatMap(([key, value]): [string, Json][] => {
    const old = Object.hasOwn(from, key) ? from[key] : undefined;
    if (sameJson(old, value)) return [];
    return [[key, old === undefined ? value : mergeValues(old, value, { ...place, path: [...place.path, key] })]];
  });
  const removed = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  return Object.fromEntries([...changed, ...removed.map((key): [string, Json] => [key, null])]);
}

function mergeValues(from: Json, to: Json, place: Place): Json {
  if (isJsonObject(from) && isJsonObject(to)) return mergeMaps(from, to, place);
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
    const isNamed = index < named || !sameJson(old, item);
    return isNamed ? [{ [key]: item[key] as Json, ...mergeMaps(old, item, place) }] : [];
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
