import { posix } from 'node:path';

/** How a kustomization file in `folder` names `target`. */
export function relativePath(folder: string, target: string): string {
  return posix.relative(`/${folder}`, `/${target}`) || '.';
}

/** Whether `path` is `folder` or lies below it. The root holds everything. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
