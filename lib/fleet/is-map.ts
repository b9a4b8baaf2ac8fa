import { isPlainObject } from '../util/index.js';

/** Whether anything at all is a map of data. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && isPlainObject(value);
}
