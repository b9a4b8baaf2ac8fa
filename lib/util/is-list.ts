/** Whether a value is the list that its type allows: `Array.isArray` does not tell lists that are read only apart. */
export function isList<T>(value: T): value is Extract<T, readonly unknown[]> {
  return Array.isArray(value);
}
