import { renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { textHash } from './fingerprint.js';

/** File systems take 255 bytes; a longer name is replaced by its hash. */
const LONGEST_NAME = 60;
const TEMP_NAME = /^\..+\.cdk8s-fluxcd-tmp-\d+$/;

/** Where a file is written before it takes its real name, in one step. */
export function tempName(path: string, pid: number): string {
  const name = basename(path);
  const short = name.length > LONGEST_NAME ? textHash(name) : name;
  return join(dirname(path), `.${short}.cdk8s-fluxcd-tmp-${pid}`);
}

/** Whether a run left this file behind when it was killed. */
export function isTempName(name: string): boolean {
  return TEMP_NAME.test(name);
}

/** Writes a file so that its name shows the old text or the new, never a part of it. */
export function replaceFile(path: string, text: string, pid: number): void {
  const temp = tempName(path, pid);
  try {
    writeFileSync(temp, text);
    renameSync(temp, path);
  } catch (error) {
    removeQuietly(temp);
    throw error;
  }
}

/** For cleaning up after an error that is reported already. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // the first error is the one to tell
  }
}
