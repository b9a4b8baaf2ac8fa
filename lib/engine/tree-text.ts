import type { FileTree } from '../model/index.js';

import { readTreeFile } from './read-tree-file.js';

/** The text of a file of a tree; `''` for one that is not there, cannot be read or has more than `most` bytes. */
export function treeText(tree: FileTree, path: string, { most }: { readonly most: number }): string {
  const file = tree.files.get(path);
  if (file === undefined || ('size' in file && file.size > most)) return '';
  const bytes = readTreeFile(path, file);
  return bytes instanceof Uint8Array && bytes.length <= most ? Buffer.from(bytes).toString('utf8') : '';
}
