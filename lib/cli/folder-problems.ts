import { statSync } from 'node:fs';
import { resolve } from 'node:path';

export interface FolderSubject {
  /** How the message begins. */
  readonly subject: string;
  readonly cwd: string;
  /** What to do about a folder that does not exist. */
  readonly cure?: string | undefined;
}

/** What keeps a path from being a folder that can be read; empty when it is one. */
export function folderProblems(path: string, { subject, cwd, cure }: FolderSubject): string[] {
  try {
    return statSync(resolve(cwd, path)).isDirectory() ? [] : [`${subject} is a file, not a folder`];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return [`${subject}: the folder cannot be read: ${code}`];
    return [`${subject}: the folder does not exist${cure === undefined ? '' : `; ${cure}`}`];
  }
}
