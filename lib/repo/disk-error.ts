import type { FindingInput } from '../diagnostics/index.js';

/** What system errors mean to the person who reads the finding. */
const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ['permission denied', 'make it accessible to the user who runs this'],
  EPERM: ['operation not permitted', 'make it accessible to the user who runs this'],
  EROFS: ['the file system is read-only', 'mount it writable'],
  ENOSPC: ['no space left on the device', 'free some space and run again'],
  EDQUOT: ['the disk quota is used up', 'free some space and run again'],
  EISDIR: ['it is a folder', 'move the folder away'],
  ENOTDIR: ['a file stands where a folder is needed', 'move the file away'],
  EEXIST: ['a file stands where a folder is needed', 'move the file away'],
  ENOTEMPTY: ['the folder is not empty', 'run again'],
  ENOENT: ['no such file or folder', 'create it first'],
  ENAMETOOLONG: ['the name is too long for this file system', 'choose a shorter name'],
  EMFILE: ['too many open files', 'raise the limit of open files'],
  ELOOP: ['too many symbolic links', 'use a path without links'],
  EBUSY: ['it is in use', 'run again'],
};

export type DiskVerb = 'read' | 'written' | 'removed';

/** FLX406 for an error of the file system; anything else is a fault of ours and thrown on. */
export function diskError(subject: string, verb: DiskVerb, error: unknown): FindingInput {
  const code = systemCode(error);
  if (code === undefined) throw error;
  const [reason, hint] = REASONS[code] ?? ['the system refused', undefined];
  return { code: 'FLX406', subject, message: `cannot be ${verb}: ${reason} (${code})`, hint };
}

/** `ENOENT` and its like; undefined for errors that do not come from the system. Jest has its own class `Error`. */
export function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
