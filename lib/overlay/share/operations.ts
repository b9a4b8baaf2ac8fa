import {
  isJsonObject,
  type Json,
  type JsonObject,
  jsonPointer,
  type KubeObject,
  stringifyJson,
} from '../../manifest/index.js';

import { mergeKeyOf } from '../patch/merge-key-of.js';
import { alignLists } from './align-lists.js';
import { patchLines } from './patch-lines.js';
import { sameJson } from './same-json.js';
import { shareAnything } from './share-anything.js';

interface Place {
  readonly object: KubeObject;
  readonly steps: readonly (string | number)[];
}

/** By this field people tell items apart where Kubernetes defines nothing. */
const USUAL_KEY = 'name';

/**
 * JSON 6902 operations that lead from one object to the other, at the deepest places. Where that is shorter, a list is
 * replaced as a whole, and so is a map of which nothing stays. An index counts after the operations before it.
 */
export function operations(from: KubeObject, to: KubeObject): readonly JsonObject[] {
  return mapOperations(from, to, { object: from, steps: [] });
}

function valueOperations(from: Json, to: Json, place: Place): readonly JsonObject[] {
  if (sameJson(from, to)) return [];
  const whole = [operation('replace', place, to)];
  if (isJsonObject(from) && isJsonObject(to)) {
    const parts = mapOperations(from, to, place);
    return shareAnything(from, to) ? parts : shorter(parts, whole);
  }
  return Array.isArray(from) && Array.isArray(to) ? shorter(listOperations(from, to, place), whole) : whole;
}

/** One operation on a part never says more than one on the whole. */
function shorter(parts: readonly JsonObject[], whole: readonly JsonObject[]): readonly JsonObject[] {
  return parts.length > 1 && patchLines(whole) < patchLines(parts) ? whole : parts;
}

function mapOperations(from: JsonObject, to: JsonObject, place: Place): readonly JsonObject[] {
  const set = Object.entries(to).flatMap(([key, value]) => {
    const old = Object.hasOwn(from, key) ? from[key] : undefined;
    return old === undefined
      ? [operation('add', below(place, key), value)]
      : valueOperations(old, value, below(place, key));
  });
  const removed = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  return [...set, ...removed.map((key) => operation('remove', below(place, key)))];
}

function listOperations(from: readonly Json[], to: readonly Json[], place: Place): readonly JsonObject[] {
  const textOf = itemText(place);
  const kept = alignLists(from.map(textOf), to.map(textOf));
  // From the end, so that the indexes are those that a reader finds in the base.
  const staying = new Set(kept);
  const removed = [...from.keys()].filter((index) => !staying.has(index)).reverse();
  const last = kept.reduce<number>((found, old, index) => (old === undefined ? found : index), -1);
  const set = to.flatMap((value, index) => {
    const old = from[kept[index] ?? -1];
    if (old !== undefined) return valueOperations(old, value, below(place, index));
    return [operation('add', below(place, index > last ? '-' : index), value)];
  });
  return [...removed.map((index) => operation('remove', below(place, index))), ...set];
}

/** What makes an item the same one: the field that tells such items apart, or all of it. */
function itemText({ object, steps }: Place): (item: Json) => string {
  const path = steps.filter((step) => typeof step === 'string');
  const key = mergeKeyOf(object.apiVersion, object.kind, path) ?? USUAL_KEY;
  return (item) => {
    const value = isJsonObject(item) && Object.hasOwn(item, key) ? item[key] : undefined;
    return value === undefined ? stringifyJson(item) : `${key}: ${stringifyJson(value)}`;
  };
}

function below({ object, steps }: Place, step: string | number): Place {
  return { object, steps: [...steps, step] };
}

function operation(op: 'add' | 'remove' | 'replace', { steps }: Place, value?: Json): JsonObject {
  return value === undefined ? { op, path: jsonPointer(steps) } : { op, path: jsonPointer(steps), value };
}
