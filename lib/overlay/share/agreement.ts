import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../../manifest/index.js';
import { isList } from '../../util/index.js';

import { mergeKeyOf } from '../patch/merge-key-of.js';
import { CONTAINER_LISTS } from '../set-images.js';
import { splitImage } from '../split-image.js';
import { keyedItems } from './keyed-items.js';
import { sameJson } from './same-json.js';

/** An image, and no text with a space or a sign in it that stands for something else. */
const IMAGE = /^[!-~]+$/;

/** Where a value stands; steps into lists are left out. */
interface Place {
  readonly object: KubeObject;
  readonly path: readonly string[];
}

type Items = ReadonlyMap<string, JsonObject>;

/**
 * What objects with one identity have in common; the first of them, where that is all of it.
 *
 * - Maps agree field by field. A map with nothing in common is left out, unless it is empty in all of them.
 * - Lists with a merge key agree item by item: the items that all have stay, each with the fields that agree. Where
 *   the objects have these in different orders, or have none in common, the list is left out.
 * - Images of containers agree on their name, where that is the same: tags and digests are what differs between clusters.
 * - All other values agree if they are the same, lists among them as a whole: half of a list is nobody's list.
 *
 * Keys stand in the order of the first; nothing else depends on the order of the objects.
 */
export function agreement(first: KubeObject, others: readonly KubeObject[]): KubeObject {
  // The name agrees, so there is always something left.
  return agreeOnMaps(first, others, { object: first, path: [] }) as KubeObject;
}

function agreeOn(first: Json, others: readonly Json[], place: Place): Json | undefined {
  if (others.every((other) => other === first)) return first;
  if (isJsonObject(first)) return others.every(isJsonObject) ? agreeOnMaps(first, others, place) : undefined;
  return isList(first) && others.every(isList) ? agreeOnLists(first, others, place) : undefined;
}

function agreeOnMaps(first: JsonObject, others: readonly JsonObject[], place: Place): JsonObject | undefined {
  const agreed: [string, Json][] = [];
  let isWhole = true;
  for (const [key, value] of Object.entries(first)) {
    const common = others.every((other) => Object.hasOwn(other, key)) ? below(key, value, others, place) : undefined;
    if (common !== undefined) agreed.push([key, common]);
    isWhole &&= common === value;
  }
  if (agreed.length === 0) return [first, ...others].every(isEmpty) ? first : undefined;
  return isWhole ? first : Object.fromEntries(agreed);
}

function below(key: string, value: Json, others: readonly JsonObject[], { object, path }: Place): Json | undefined {
  const values = others.map((other) => other[key] as Json);
  const place = { object, path: [...path, key] };
  const agreed = agreeOn(value, values, place);
  return agreed === undefined && isImage(place) ? commonImageName([value, ...values]) : agreed;
}

function isImage({ path }: Place): boolean {
  return path.at(-1) === 'image' && CONTAINER_LISTS.has(path.at(-2) ?? '');
}

function commonImageName(images: readonly Json[]): string | undefined {
  const names = new Set(images.map((image) => (isImageText(image) ? splitImage(image).name : '')));
  const [name = ''] = names;
  return names.size === 1 && name !== '' ? name : undefined;
}

function isImageText(image: Json): image is string {
  return typeof image === 'string' && IMAGE.test(image);
}

function agreeOnLists(
  first: readonly Json[],
  others: readonly (readonly Json[])[],
  place: Place,
): readonly Json[] | undefined {
  const key = mergeKeyOf(place.object.apiVersion, place.object.kind, place.path);
  const keyed = key === undefined ? [] : [first, ...others].map((list) => keyedItems(list, key));
  const [items, ...rest] = keyed;
  if (items !== undefined && rest.every((other) => other !== undefined)) return agreeOnItems(items, rest, first, place);
  return others.every((other) => sameJson(other, first)) ? first : undefined;
}

function agreeOnItems(first: Items, others: readonly Items[], list: readonly Json[], place: Place) {
  const common = new Set([...first.keys()].filter((key) => others.every((items) => items.has(key))));
  if (common.size === 0) return [first, ...others].every(({ size }) => size === 0) ? list : undefined;
  const order = orderOf(first, common);
  if (others.some((items) => orderOf(items, common) !== order)) return undefined;
  const agreed = [...common].map((key) => {
    const [item, ...rest] = [first, ...others].map((items) => items.get(key) as JsonObject) as [JsonObject];
    // The merge key agrees, so there is always something left.
    return agreeOnMaps(item, rest, place) as JsonObject;
  });
  const isWhole = agreed.length === list.length && agreed.every((item, index) => item === list[index]);
  return isWhole ? list : agreed;
}

function orderOf(items: Items, common: ReadonlySet<string>): string {
  return [...items.keys()].filter((key) => common.has(key)).join();
}

function isEmpty(map: JsonObject): boolean {
  return Object.keys(map).length === 0;
}
