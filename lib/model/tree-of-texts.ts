import { compareCodeUnits } from '../util/index.js';

import type { FileTree } from './file-tree.js';

/** A tree that is on no disk, of texts by path. */
export function treeOfTexts(texts: Readonly<Record<string, string>>): FileTree {
  const sorted = Object.entries(texts).sort(([left], [right]) => compareCodeUnits(left, right));
  return { files: new Map(sorted.map(([path, text]) => [path, { text }])), skipped: new Map() };
}
