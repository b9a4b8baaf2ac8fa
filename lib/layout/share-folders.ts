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
  const shared = new Map<FolderModel, FolderModel>();
  for (const members of byBase(built.flatMap(withFolders)).values()) {
    shareInside(
      members.map(({ folder }) => folder),
      shared,
    );
  }
  if (shared.size === 0) return built;
  return built.map((sharer) => ({ ...sharer, folder: withReplaced(sharer.folder, shared) }));
}

/** Fills in what stands for the folders inside of some, at any depth, that get a base. */
function shareInside(around: readonly FolderModel[], shared: Map<FolderModel, FolderModel>): void {
  const [first] = around;
  if (around.length < 2 || first === undefined) return;
  for (const child of first.folders) {
    const twins = around.flatMap((folder) => twinIn(folder, pathWithin(first, child)));
    if (twins.length < around.length || areAlike(twins, around)) continue;
    twins.forEach((twin, index) => {
      const reference = twin.reference ?? around[index]?.reference;
      shared.set(twin, { ...twin, base: contentPath(twin), reference });
    });
    shareInside(twins, shared);
  }
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
