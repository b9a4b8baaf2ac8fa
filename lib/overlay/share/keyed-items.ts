import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

/** Items by the text of their merge key, in their order; undefined where one has none or two have the same. */
export function keyedItems(list: readonly Json[], key: string): ReadonlyMap<string, JsonObject> | undefined {
  const items = new Map<string, JsonObject>();
  for (const item of list) {
    if (!isJsonObject(item)) return undefined;
    const text = keyText(item, key);
    if (text === undefined || items.has(text)) return undefined;
    items.set(text, item);
  }
  return items;
}

/** A port may be written as a number or as a text: these are not the same. */
function keyText(item: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(item, key) ? item[key] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined;
}
