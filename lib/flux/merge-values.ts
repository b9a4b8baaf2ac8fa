import { Lazy } from 'cdk8s';

import { isPlainObject } from '../util/index.js';

/**
 * Values over others as Helm merges them: maps key by key, anything else is replaced; a null stays, since it unsets
 * what the chart says.
 */
export function mergeValues(under: unknown, over: unknown): unknown {
  const [base, top] = [produced(under), produced(over)];
  if (!isPlainObject(base) || !isPlainObject(top)) return top;
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(top)) {
    if (value !== undefined) merged.set(key, merged.has(key) ? mergeValues(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}

function produced(value: unknown): unknown {
  return value instanceof Lazy ? produced(value.produce()) : value;
}
