import { type FolderModel, foldersIn } from '../model/index.js';

/**
 * Whether more may be in a folder than objects that are known: what vendored files hold, and what generators make.
 *
 * @param kind of objects that are asked for. @default - of any kind
 */
export function isOpen(folder: FolderModel, kind?: string): boolean {
  return foldersIn(folder).some(({ vendored, generators = [] }) => {
    const made = kind === undefined ? generators : generators.filter((generator) => generator.kind === kind);
    return vendored.length + made.length > 0;
  });
}
