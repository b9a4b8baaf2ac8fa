import { type FolderModel, foldersIn } from '../model/index.js';

/** Whether more may be in a folder than objects that are known: what vendored files hold, and what generators make. */
export function isOpen(folder: FolderModel): boolean {
  return foldersIn(folder).some(({ vendored, generators = [] }) => vendored.length + generators.length > 0);
}
