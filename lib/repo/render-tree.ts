import { emitYaml } from '../manifest/index.js';
import type { RepoTree } from '../model/index.js';

import { headerOf } from './header.js';

/** A file as it shall lie on disk. */
export interface RenderedFile {
  /** Relative to the repository root, `/` between segments. */
  readonly path: string;
  readonly text: string;
}

/** The text of every file of a tree, in the order of the tree. */
export function renderTree(tree: RepoTree): RenderedFile[] {
  const header = headerOf(tree);
  return tree.files.map(({ path, documents }) => ({ path, text: emitYaml(documents, { header }) }));
}
