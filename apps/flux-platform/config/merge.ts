import type { Overrides } from './service-config.js';

type Values = Readonly<Record<string, unknown>>;

/** The values with those that are given in their place, maps within maps; the order of keys stays. */
export function merge<T extends object>(base: T, overrides: Overrides<T> = {}): T {
  return mergeValues(base as Values, overrides as Values) as T;
}

function mergeValues(base: Values, overrides: Values): Values {
  const merged = Object.entries(overrides).map(([key, value]) => {
    const own = base[key];
    return [key, isMap(own) && isMap(value) ? mergeValues(own, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(merged) };
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
