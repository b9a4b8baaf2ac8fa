import { cleanPath } from '../../util/index.js';
import type { FileTree } from '../../model/index.js';

import { filterTree, hasFolder } from './sub-tree.js';

/** What a sparse checkout leaves of a tree. Flux's Git compares how paths begin, so `apps` keeps `apps-old` too. */
export function sparseTree(tree: FileTree, folders: readonly string[]): FileTree {
  const starts = folders.map((folder) => folder.replace(/^\.\//, ''));
  return filterTree(tree, (path) => starts.some((start) => path.startsWith(start)));
}

/** What the checkout lacks afterwards, which Flux then refuses. */
export function missingFolders(checkout: FileTree, folders: readonly string[]): string[] {
  return folders.filter((folder) => {
    const path = cleanPath(folder).path;
    return !checkout.files.has(path) && !hasFolder(checkout, path);
  });
}
