import { isJsonObject, type Json, stringifyJson } from '../../manifest/index.js';
import { isList } from '../../util/index.js';

import { sameJson } from './same-json.js';

/** Whether two values say something alike: maps at some field, lists with some item or at some place. */
export function shareAnything(left: Json | undefined, right: Json): boolean {
  if (isList(left) && isList(right)) return shareItems(left, right);
  if (!isJsonObject(left) || !isJsonObject(right)) return sameJson(left, right);
  return Object.entries(right).some(([key, value]) => Object.hasOwn(left, key) && shareAnything(left[key], value));
}

function shareItems(left: readonly Json[], right: readonly Json[]): boolean {
  const texts = new Set(left.map((item) => stringifyJson(item)));
  return right.some((item, index) => texts.has(stringifyJson(item)) || shareAnything(left[index], item));
}
