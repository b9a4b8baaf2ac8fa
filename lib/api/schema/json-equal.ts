import { isJsonObject, type Json } from '../../manifest/index.js';

/** Whether two values are the same data: the order of keys is free, `1` and `1n` are one number. */
export function jsonEqual(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => jsonEqual(item, b[index] as Json));
  }
  if (isJsonObject(a)) return isJsonObject(b) && objectsEqual(a, b);
  return isNumber(a) && isNumber(b) && a >= b && a <= b;
}

function objectsEqual(a: Readonly<Record<string, Json>>, b: Readonly<Record<string, Json>>): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && jsonEqual(a[key] as Json, b[key] as Json))
  );
}

function isNumber(value: Json): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
