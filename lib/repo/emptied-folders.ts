import { rmdirSync } from 'node:fs';
import { join } from 'node:path';

import { compareCodeUnits } from '../util/index.js';

import { ancestors, foldersOf } from './ancestors.js';
import { systemCode } from './disk-error.js';
import type { RepositoryState } from './read-state.js';

/** Folders above what goes away that nothing wanted lies in: innermost first, so that each is empty in its turn. */
export function emptiedFolders(gone: readonly string[], state: RepositoryState): string[] {
  const wanted = foldersOf(state.wanted);
  const folders = [...foldersOf(gone)].filter((path) => !wanted.has(path) && state.listing.folders.has(path));
  return folders.sort((a, b) => depth(b) - depth(a) || compareCodeUnits(a, b));
}

function depth(path: string): number {
  return [...ancestors(path)].length;
}

/** Leaves a folder that holds anything, and takes none for removed. */
export function removeIfEmpty(root: string, folder: string): void {
  try {
    rmdirSync(join(root, folder));
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(systemCode(error) ?? '')) throw error;
  }
}
