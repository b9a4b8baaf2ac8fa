import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

/** Whether two values hold the same data; the order of keys is no data. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) return Array.isArray(right) && sameItems(left, right);
  return isJsonObject(left) && isJsonObject(right) && sameEntries(left, right);
}

/** Whole fleets are compared with these: no closures, no lists of keys. */
function sameItems(left: readonly Json[], right: readonly Json[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (!sameJson(left[index], right[index])) return false;
  return true;
}

function sameEntries(left: JsonObject, right: JsonObject): boolean {
  let more = 0;
  for (const key in left) {
    if (!sameJson(left[key], right[key]) || !Object.hasOwn(right, key)) return false;
    more++;
  }
  for (const _ in right) more--;
  return more === 0;
}
