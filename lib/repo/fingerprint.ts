import { createHash } from 'node:crypto';

import { isJsonObject } from '../manifest/index.js';
import { compareCodeUnits } from '../util/index.js';

/** What is kept of a file that was written: enough to know its text and its data again. */
export interface Fingerprint {
  /** SHA-256 of the text. */
  readonly text: string;
  /** SHA-256 of the data, whatever the order of keys and the layout of the text. */
  readonly data: string;
}

export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same for documents that hold the same data. */
export function dataHash(documents: readonly unknown[]): string {
  return textHash(canonical(documents));
}

/** JSON with sorted keys. Integers read the same as number and as bigint. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (isJsonObject(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    return `{${keys
      .sort(compareCodeUnits)
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join()}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
