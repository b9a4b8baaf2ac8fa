/**
 * Marks an instance as one of a class of ours. Inherited `instanceof` and `of` of cdk8s take any Chart for any of its
 * subclasses; a global symbol also holds where two copies of this package are loaded.
 */
export function brand(instance: object, symbol: symbol): void {
  Object.defineProperty(instance, symbol, { value: true });
}

export function hasBrand(x: unknown, symbol: symbol): boolean {
  return typeof x === 'object' && x !== null && symbol in x;
}
