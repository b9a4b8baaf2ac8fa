import { FIELD_ORDER } from './field-order.js';

const RANKS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(FIELD_ORDER).map(([kind, fields]) => [kind, new Map(fields.map((field, index) => [field, index]))]),
);

/** The same spec with its fields in the order people write them; fields that are not known follow in their own order. */
export function orderSpec<T extends object>(kind: string, spec: T): T {
  const ranks = RANKS.get(kind);
  const rank = (field: string) => ranks?.get(field) ?? ranks?.size ?? 0;
  return Object.fromEntries(Object.entries(spec).sort(([a], [b]) => rank(a) - rank(b))) as T;
}
