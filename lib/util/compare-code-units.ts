/** Orders strings by UTF-16 code unit: the same on every machine, unlike a locale's order. */
export function compareCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
