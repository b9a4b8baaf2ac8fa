import type { FolderModel } from '../model/index.js';

import { contentPath, folderText } from './content-text.js';
import { byBase } from './families.js';
import { withReplaced } from './with-replaced.js';
import { relativePath } from './repo-path.js';
import { type Sharer, withFolders } from './sharer.js';

/**
 * Gives a base to the folders inside of those that share one, where all have a folder and not all have the same in it:
 * the folder at its place in the base around it.
 */
export function shareFolders(built: readonly Sharer[]): readonly Sharer[] {
  const families = [...byBase(built.flatMap(withFolders)).values()];
  const shared = new Map(families.flatMap((members) => sharedInside(members.map(({ folder }) => folder))));
  if (shared.size === 0) return built;
  return built.map((sharer) => ({ ...sharer, folder: withReplaced(sharer.folder, shared) }));
}

/** The folders inside of some, at any depth, that get a base, and what stands for each. */
function sharedInside(around: readonly FolderModel[]): [FolderModel, FolderModel][] {
  const [first] = around;
  if (around.length < 2 || first === undefined) return [];
  return first.folders.flatMap((child) => {
    const twins = around.flatMap((folder) => twinIn(folder, pathWithin(first, child)));
    if (twins.length < around.length || areAlike(twins, around)) return [];
    return [...twins.map((twin, index) => withBase(twin, around[index])), ...sharedInside(twins)];
  });
}

function withBase(twin: FolderModel, around: FolderModel | undefined): [FolderModel, FolderModel] {
  const reference = twin.reference ?? around?.reference;
  return [twin, { ...twin, base: contentPath(twin), reference }];
}

function twinIn(folder: FolderModel, path: string): readonly FolderModel[] {
  return folder.folders.filter((child) => child.base === undefined && pathWithin(folder, child) === path).slice(0, 1);
}

function pathWithin(folder: FolderModel, child: FolderModel): string {
  return relativePath(contentPath(folder), child.path);
}

function areAlike(twins: readonly FolderModel[], around: readonly FolderModel[]): boolean {
  const texts = twins.map((twin, index) => folderText(twin, contentPath(around[index] as FolderModel)));
  return texts.every((text) => text === texts[0]);
}
