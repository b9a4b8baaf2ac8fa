import { type FileTree, treeOfTexts } from '../model/index.js';

import type { RenderedFile } from './render-tree.js';

/** What `readTree` would read where these files, and nothing else, had been written. */
export function treeOfFiles(files: readonly RenderedFile[]): FileTree {
  return treeOfTexts(Object.fromEntries(files.map(({ path, text }) => [path, text])));
}
