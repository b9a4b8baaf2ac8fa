import { emitYaml } from '../manifest/index.js';
import { isRepoText, type RepoFile, type RepoTree } from '../model/index.js';

import { withDataFiles } from './data-file-lines.js';
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
  return tree.files.map((file) => ({ path: file.path, text: textOf(file, header) }));
}

function textOf(file: RepoFile, header: string): string {
  if (isRepoText(file)) return file.takesComment === true ? `# ${header}\n${file.text}` : file.text;
  const text = emitYaml(file.documents, { header });
  return file.dataFiles === undefined ? text : withDataFiles(text, file.dataFiles);
}
