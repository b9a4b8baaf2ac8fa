import type { FileTree } from '../../model/index.js';

/** What lies below a folder, as a tree of its own. */
export function subTree(tree: FileTree, folder: string): FileTree {
  if (folder === '') return tree;
  const folders = new Map([...(tree.folders ?? [])].map((path) => [path, true]));
  return {
    files: below(tree.files, folder),
    skipped: below(tree.skipped, folder),
    folders: new Set(below(folders, folder).keys()),
  };
}

/** Without the files that do not pass, and the folders that hold none. */
export function filterTree(tree: FileTree, keeps: (path: string) => boolean): FileTree {
  return { files: new Map([...tree.files].filter(([path]) => keeps(path))), skipped: tree.skipped };
}

/** Whether it is a folder without files, or something lies below it; the root is there when there is any file. */
export function hasFolder(tree: FileTree, folder: string): boolean {
  if (folder === '') return tree.files.size > 0;
  if (tree.folders?.has(folder)) return true;
  for (const path of tree.files.keys()) if (path.startsWith(`${folder}/`)) return true;
  for (const path of tree.folders ?? []) if (path.startsWith(`${folder}/`)) return true;
  return false;
}

/** The folders above a path, the outermost first; the root is none of them. */
export function ancestorsOf(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** The order of paths stays: all of them lose the same beginning. */
function below<T>(entries: ReadonlyMap<string, T>, folder: string): ReadonlyMap<string, T> {
  const start = `${folder}/`;
  const found = [...entries].filter(([path]) => path.startsWith(start));
  return new Map(found.map(([path, entry]) => [path.slice(start.length), entry]));
}
