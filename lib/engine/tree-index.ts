import type { FileTree } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

export type PathKind = 'missing' | 'file' | 'folder';

/** What of a tree says what is where. */
export type TreePaths = Pick<FileTree, 'files' | 'folders'>;

/** Folders of a tree, found from the paths of its files. */
export class TreeIndex {
  private readonly files: FileTree['files'];
  private readonly folders: ReadonlyMap<string, readonly string[]>;

  constructor({ files, folders = new Set() }: TreePaths) {
    this.files = files;
    this.folders = foldersOf(files.keys(), folders);
  }

  /** `''` is the root, which is always there. */
  kind(path: string): PathKind {
    if (path === '' || this.folders.has(path)) return 'folder';
    return this.files.has(path) ? 'file' : 'missing';
  }

  /** Names of the entries of a folder, sorted by code unit; none for what is no folder. */
  list(path: string): readonly string[] {
    return this.folders.get(path) ?? [];
  }
}

function foldersOf(files: Iterable<string>, empty: ReadonlySet<string>): Map<string, readonly string[]> {
  const folders = new Map<string, Set<string>>();
  for (const path of files) addPath(folders, path);
  for (const path of empty) addFolder(folders, path);
  return new Map([...folders].map(([folder, names]) => [folder, [...names].sort(compareCodeUnits)]));
}

function addFolder(folders: Map<string, Set<string>>, path: string): void {
  if (folders.has(path)) return;
  folders.set(path, new Set());
  addPath(folders, path);
}

/** Up to the first folder that is known: those above it are, too. */
function addPath(folders: Map<string, Set<string>>, path: string): void {
  for (let rest = path; rest !== ''; ) {
    const slash = rest.lastIndexOf('/');
    const folder = rest.slice(0, Math.max(slash, 0));
    const name = rest.slice(slash + 1);
    const known = folders.get(folder);
    if (known !== undefined) {
      known.add(name);
      return;
    }
    folders.set(folder, new Set([name]));
    rest = folder;
  }
}
