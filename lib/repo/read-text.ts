import { readFileSync } from 'node:fs';
import { sep } from 'node:path';

import type { FindingInput } from '../diagnostics/index.js';

import { diskError } from './disk-error.js';

/** Text of a file, or FLX406. */
export function readText(root: string, path: string): string | FindingInput {
  try {
    return readFileSync(root + sep + path, 'utf8');
  } catch (error) {
    return diskError(`file "${path}"`, 'read', error);
  }
}
