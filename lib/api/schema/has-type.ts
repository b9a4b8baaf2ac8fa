import { isJsonObject, type Json } from '../../manifest/index.js';

/** Whether a value is of one of some types; of any where none is named. A whole number is an integer, `1.0` too. */
export function hasType(types: readonly string[], value: Json): boolean {
  return types.length === 0 || types.some((type) => TYPES[type]?.(value) ?? false);
}

const TYPES: Readonly<Record<string, (value: Json) => boolean>> = {
  object: isJsonObject,
  array: (value) => Array.isArray(value),
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' || typeof value === 'bigint',
  integer: (value) => Number.isInteger(value) || typeof value === 'bigint',
};
