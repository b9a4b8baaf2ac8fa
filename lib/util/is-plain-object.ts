/**
 * Whether anything at all is a map of data, by its prototype: data may have a key `constructor`, or come from a parser
 * that gives no prototype. A prototype without a prototype is `Object.prototype`, of this realm or another one.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
