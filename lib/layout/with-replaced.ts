import type { FolderModel } from '../model/index.js';

/** Folders, and what stands for them. */
export type Replaced = ReadonlyMap<FolderModel, FolderModel>;

/** A folder with what stands for it and for those in it, at any depth. */
export function withReplaced(folder: FolderModel, replaced: Replaced): FolderModel {
  const folders = folder.folders.map((child) => withReplaced(child, replaced));
  return { ...(replaced.get(folder) ?? folder), folders };
}
