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

interface Place {
  readonly object: KubeObject;
  readonly steps: readonly (string | number)[];
}

/** By this field people tell items apart where Kubernetes defines nothing. */
const USUAL_KEY = 'name';

/**
 * JSON 6902 operations that lead from one object to the other: what differs, at the deepest place, or a map or list as
 * a whole where that is shorter. Items of lists keep their order; an index counts after the operations before it.
 */
export function operations(from: KubeObject, to: KubeObject): readonly JsonObject[] {
  return mapOperations(from, to, { object: from, steps: [] });
}

function valueOperations(from: Json, to: Json, place: Place): readonly JsonObject[] {
  if (sameJson(from, to)) return [];
  const whole = [operation('replace', place, to)];
  const parts = partOperations(from, to, place);
  return parts === undefined || (isReplaceable(place) && isShorter(whole, parts)) ? whole : parts;
}

function partOperations(from: Json, to: Json, place: Place): readonly JsonObject[] | undefined {
  if (isJsonObject(from) && isJsonObject(to)) return mapOperations(from, to, place);
  return Array.isArray(from) && Array.isArray(to) ? listOperations(from, to, place) : undefined;
}

/** Nothing with the name of the object in it. */
function isReplaceable({ steps }: Place): boolean {
  return steps.length > 1 || steps[0] !== 'metadata';
}

/** One operation on a part says no more than one on the whole. */
function isShorter(whole: readonly JsonObject[], parts: readonly JsonObject[]): boolean {
  return parts.length > 1 && patchLines(whole) < patchLines(parts);
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
