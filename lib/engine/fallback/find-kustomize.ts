import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = process.platform === 'win32' ? ['kustomize.exe'] : ['kustomize'];

/** The kustomize in the folders of a PATH; undefined where there is none. */
export function findKustomize(path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
