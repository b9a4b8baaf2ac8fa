import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

import type { TreeFile } from '../model/index.js';

import type { EngineProblem } from './engine.js';

/** More than any manifest has, and little enough to be held several times. */
const LARGEST_MIB = 32;
const LARGEST = LARGEST_MIB * 1024 * 1024;

/** A link that took the place of a file is not followed, and a pipe does not make us wait. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a file, or why they are not read. `path` is its name in messages. */
export function readTreeFile(path: string, file: TreeFile): Uint8Array | EngineProblem {
  if ('text' in file) return checked(path, Buffer.from(file.text));
  try {
    return readDisk(path, file.disk);
  } catch (error) {
    return unreadable(path, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function readDisk(path: string, disk: string): Uint8Array | EngineProblem {
  const descriptor = openSync(disk, FLAGS);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return unreadable(path, 'it is no plain file any more');
    return stat.size > LARGEST ? tooLarge(path, stat.size) : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function checked(path: string, bytes: Uint8Array): Uint8Array | EngineProblem {
  return bytes.length > LARGEST ? tooLarge(path, bytes.length) : bytes;
}

function tooLarge(path: string, size: number): EngineProblem {
  const mib = Math.ceil(size / 1024 / 1024);
  const message = `file "${path}" has ${mib} MiB; files of at most ${LARGEST_MIB} MiB are read`;
  return { reason: 'limit', message, file: path };
}

function unreadable(path: string, why: string): EngineProblem {
  return { reason: 'read', message: `file "${path}" cannot be read: ${why}`, file: path };
}
