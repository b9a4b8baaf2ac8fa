import { isJsonObject, type Json } from '../../manifest/index.js';

/** Positions of items that were there before: the same value in a set, the same keys in a list that is a map. */
export function repeatedItems(items: readonly Json[], keys: readonly string[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  for (const [index, item] of items.entries()) {
    const identity = identityOf(item, keys);
    if (seen.has(identity)) repeated.add(index);
    seen.add(identity);
  }
  return repeated;
}

function identityOf(item: Json, keys: readonly string[]): string {
  if (keys.length === 0) return canonical(item);
  return canonical(keys.map((key) => (isJsonObject(item) ? (item[key] ?? null) : item)));
}

/** One text per value: keys sorted, `1` and `1n` the same. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  if (isJsonObject(value)) {
    const entries = Object.keys(value).sort();
    return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join(',')}}`;
  }
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}
