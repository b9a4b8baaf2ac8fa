import { type FolderModel, foldersIn } from '../model/index.js';

/** Whether there are vendored files in a folder, at any depth: what they hold is not known. */
export function hasVendored(folder: FolderModel): boolean {
  return foldersIn(folder).some(({ vendored }) => vendored.length > 0);
}
