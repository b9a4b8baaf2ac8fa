import type { FileTree, TreeFile } from '../../model/index.js';
import { compareCodeUnits, joinPath } from '../../util/index.js';

import type { Artifact, FilePlace } from './artifact.js';
import { folderArtifact } from './folder-artifact.js';

/** A file of an artifact that was put together. */
export interface CopiedFile {
  readonly file: TreeFile;
  /** Where it was written; undefined for what is no file of a repository. */
  readonly place: FilePlace | undefined;
}

/** The files of an artifact, to be put into another one. */
export function copiedFiles({ tree, placeOf }: Artifact): ReadonlyMap<string, CopiedFile> {
  return new Map([...tree.files].map(([path, file]) => [path, { file, place: placeOf(path) }]));
}

/** The artifact of copied files, by their paths in it, and of what else is known of its tree. */
export function copiedArtifact(copied: ReadonlyMap<string, CopiedFile>, about: Partial<FileTree> = {}): Artifact {
  const sorted = [...copied].sort(([left], [right]) => compareCodeUnits(left, right));
  const files = new Map(sorted.map(([path, { file }]) => [path, file]));
  const tree: FileTree = { skipped: new Map(), ...about, files };
  const folder = commonFolder(sorted);
  if (folder !== undefined) return folderArtifact(folder.repository, folder.path, tree);
  const placeOf = (path: string) => copied.get(path)?.place;
  return { tree, repository: '', root: '', placeOf, shown: (path) => shownPlace(placeOf(path)) ?? path };
}

/** The folder of one repository below which every file has the path that it has in the artifact. */
function commonFolder(copied: readonly (readonly [string, CopiedFile])[]): FilePlace | undefined {
  const [first, ...others] = copied.map((entry) => folderOf(...entry));
  return others.every((folder) => isSamePlace(folder, first)) ? first : undefined;
}

function folderOf(path: string, { place }: CopiedFile): FilePlace | undefined {
  if (place?.path === path) return { ...place, path: '' };
  if (place === undefined || !place.path.endsWith(`/${path}`)) return undefined;
  return { ...place, path: place.path.slice(0, -path.length - 1) };
}

function isSamePlace(a: FilePlace | undefined, b: FilePlace | undefined): boolean {
  return a?.repository === b?.repository && a?.path === b?.path;
}

function shownPlace(place: FilePlace | undefined): string | undefined {
  return place === undefined ? undefined : joinPath(place.repository.shown, place.path);
}
