import type { FileTree } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

export type PathKind = 'missing' | 'file' | 'folder';

/** Folders of a tree, found from the paths of its files. */
export class TreeIndex {
  private readonly folders: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly files: FileTree['files']) {
    this.folders = foldersOf(files.keys());
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

function foldersOf(paths: Iterable<string>): Map<string, readonly string[]> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) addPath(folders, path);
  return new Map([...folders].map(([folder, names]) => [folder, [...names].sort(compareCodeUnits)]));
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
