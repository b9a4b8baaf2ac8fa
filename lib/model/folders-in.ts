import type { FolderModel } from './fleet-model.js';

/** A folder and all in it, at any depth: each before those in it. */
export function foldersIn(folder: FolderModel): readonly FolderModel[] {
  return [folder, ...folder.folders.flatMap(foldersIn)];
}
