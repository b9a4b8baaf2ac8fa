import { isPlainObject } from '../util/index.js';

/** Where plain data leads back to something it is in, as text; undefined where it ends. */
export function cycleIn(fields: Readonly<Record<string, unknown>>): string | undefined {
  return cycleBelow(fields, '', new Map());
}

function cycleBelow(value: unknown, path: string, around: Map<unknown, string>): string | undefined {
  if (!isPlain(value)) return undefined;
  const outer = around.get(value);
  if (outer !== undefined) return `"${outer}" contains itself, as "${path}"; give data that ends`;
  around.set(value, path);
  for (const key of Object.keys(value)) {
    const found = cycleBelow((value as Record<string, unknown>)[key], placeOf(value, path, key), around);
    if (found !== undefined) return found;
  }
  around.delete(value);
  return undefined;
}

function placeOf(value: object, path: string, key: string): string {
  if (Array.isArray(value)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** What is walked when it is written; constructs and tokens are not. */
function isPlain(value: unknown): value is object {
  return Array.isArray(value) || isPlainObject(value);
}
