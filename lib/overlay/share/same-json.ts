import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

/** Whether two values hold the same data; the order of keys is no data. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) return Array.isArray(right) && sameItems(left, right);
  return isJsonObject(left) && isJsonObject(right) && sameEntries(left, right);
}

function sameItems(left: readonly Json[], right: readonly Json[]): boolean {
  return left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
}

/** Without lists of keys: whole fleets are compared with this. */
function sameEntries(left: JsonObject, right: JsonObject): boolean {
  let missing = 0;
  for (const key in left) {
    if (!Object.hasOwn(right, key) || !sameJson(left[key], right[key])) return false;
    missing++;
  }
  for (const _ in right) missing--;
  return missing === 0;
}
