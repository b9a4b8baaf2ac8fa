/**
 * Whether an object is data, by its prototype: data may have a key `constructor`, or come from a parser that gives no
 * prototype. A prototype without a prototype is `Object.prototype`, of this realm or another one.
 */
export function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
