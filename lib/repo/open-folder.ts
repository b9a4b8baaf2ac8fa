import { realpathSync, statSync } from 'node:fs';

import type { FindingInput } from '../diagnostics/index.js';

import { type DiskVerb, diskError } from './disk-error.js';

/** The real path of a repository, or FLX406 when it is no folder. `verb` is what was to be done with it. */
export function openFolder(dir: string, verb: DiskVerb): string | FindingInput {
  try {
    const root = realpathSync(dir);
    if (statSync(root).isDirectory()) return root;
    const message = `cannot be ${verb}: it is a file`;
    return { code: 'FLX406', subject: `folder "${dir}"`, message, hint: 'name the root of the repository' };
  } catch (error) {
    return diskError(`folder "${dir}"`, verb, error);
  }
}
