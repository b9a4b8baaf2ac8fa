import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';
import { mapSame } from '../../util/index.js';

import { CONTAINER_LISTS } from '../set-images.js';
import { keyedItems } from '../share/keyed-items.js';

/** Gives the image that a container shall have, where it had one before. */
export type PairImage = (from: string, to: string) => string;

/** By this field people tell items of lists apart. */
const KEY = 'name';

/** A value with the images of its containers replaced: each is paired with that of the container it was before. */
export function pairImages<T extends Json>(from: Json | undefined, to: T, pair: PairImage): T {
  return pairIn(from, to, '', pair) as T;
}

function pairIn(from: Json | undefined, to: Json, field: string, pair: PairImage): Json {
  if (from === to) return to;
  if (Array.isArray(from) && Array.isArray(to)) return pairItems(from, to, field, pair);
  return isJsonObject(from) && isJsonObject(to) ? pairFields(from, to, pair) : to;
}

function pairFields(from: JsonObject, to: JsonObject, pair: PairImage): JsonObject {
  let result = to;
  for (const [field, value] of Object.entries(to)) {
    const next = Object.hasOwn(from, field) ? pairIn(from[field], value, field, pair) : value;
    if (next !== value) result = { ...result, [field]: next };
  }
  return result;
}

function pairItems(from: readonly Json[], to: readonly Json[], field: string, pair: PairImage): Json {
  const before = itemsBefore(from, to);
  return mapSame(to, (item, index) => {
    const old = before(item, index);
    const below = pairIn(old, item, '', pair);
    return CONTAINER_LISTS.has(field) ? pairContainer(old, below, pair) : below;
  });
}

function pairContainer(from: Json | undefined, to: Json, pair: PairImage): Json {
  if (!isJsonObject(from) || !isJsonObject(to)) return to;
  const { image: old } = from;
  const { image } = to;
  if (typeof old !== 'string' || typeof image !== 'string') return to;
  const next = pair(old, image);
  return next === image ? to : { ...to, image: next };
}

/** The item of the other list that one continues: by its name where all have one, else by its place. */
function itemsBefore(from: readonly Json[], to: readonly Json[]) {
  const named = keyedItems(to, KEY) === undefined ? undefined : keyedItems(from, KEY);
  return (item: Json, index: number): Json | undefined =>
    named === undefined ? from[index] : named.get(JSON.stringify((item as JsonObject)[KEY]));
}
