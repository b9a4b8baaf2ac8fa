import { FIELD_ORDER } from './field-order.js';

/** The same spec with its fields in the order people write them; fields that are not known follow in their own order. */
export function orderSpec<T extends object>(kind: string, spec: T): T {
  const order = Object.hasOwn(FIELD_ORDER, kind) ? (FIELD_ORDER[kind] ?? []) : [];
  const fields = new Map(Object.entries(spec));
  const known = order.flatMap((name) => (fields.has(name) ? [[name, fields.get(name)] as const] : []));
  for (const [name] of known) fields.delete(name);
  return Object.fromEntries([...known, ...fields]) as T;
}
