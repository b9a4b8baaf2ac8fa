import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

import type { FindingInput } from '../diagnostics/index.js';

import { diskError } from './disk-error.js';
import { HEADER_BYTES, ownerOf } from './header.js';
import type { Listing } from './list-folder.js';

/** Who owns the files on disk that a tree does not contain. */
export interface Owners {
  /** Path → app, for files with a header line. */
  readonly apps: ReadonlyMap<string, string>;
  /** Files that cannot be read are taken for foreign, and said to be. */
  readonly findings: readonly FindingInput[];
}

/** What may have a header line. */
const HEADED = /\.ya?ml$|(^|\/)\.sourceignore$/;

/** Reads the first line of every YAML and ignore file that the tree does not contain, and of the `known` ones whatever their name. */
export function readOwners(
  root: string,
  listing: Listing,
  files: { readonly wanted: ReadonlySet<string>; readonly known: (path: string) => boolean },
): Owners {
  const apps = new Map<string, string>();
  const findings: FindingInput[] = [];
  const buffer = Buffer.allocUnsafe(HEADER_BYTES);
  for (const [path, kind] of listing.kinds) {
    if (kind !== 'file' || files.wanted.has(path) || !(HEADED.test(path) || files.known(path))) continue;
    try {
      const app = ownerOf(readStart(join(root, path), buffer));
      if (app !== undefined) apps.set(path, app);
    } catch (error) {
      findings.push({ ...diskError(`file "${path}"`, 'read', error), severity: 'warning' });
    }
  }
  return { apps, findings };
}

function readStart(path: string, buffer: Buffer): string {
  const file = openSync(path, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(file);
  }
}
