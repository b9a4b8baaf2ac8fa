import type { FileTree } from '../../lib/model/index.js';
import { compareCodeUnits } from '../../lib/util/index.js';

/** A tree of files given as `{ path: content }`. */
export function textTree(files: Readonly<Record<string, string>>): FileTree {
  const entries = Object.entries(files).sort(([a], [b]) => compareCodeUnits(a, b));
  return { files: new Map(entries.map(([path, text]) => [path, { text }])), skipped: new Map() };
}
