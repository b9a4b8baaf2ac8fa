import type { FindingInput } from '../diagnostics/index.js';

import { dataFilesIn } from './data-file-lines.js';
import { ownerOf } from './header.js';
import type { Listing } from './list-folder.js';

/** The name under which kustomization files are written. */
const OURS = /(^|\/)kustomization\.yaml$/;

/** Whether a file may own data files. */
export function mayOwnData(path: string): boolean {
  return OURS.test(path);
}

/** Path → app, for the data files that the kustomization files on disk name in their headers. */
export function readDataOwners(
  listing: Listing,
  read: (path: string) => string | FindingInput,
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [path, kind] of listing.kinds) {
    const text = kind === 'file' && mayOwnData(path) ? read(path) : undefined;
    const app = typeof text === 'string' ? ownerOf(text) : undefined;
    if (typeof text !== 'string' || app === undefined) continue;
    for (const file of dataFilesIn(text, path)) owners.set(file, app);
  }
  return owners;
}
