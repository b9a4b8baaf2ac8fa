import { existsSync, linkSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { systemCode } from './disk-error.js';
import { isTempName, removeQuietly, tempName } from './replace-file.js';

const ATTEMPTS = 5;
/** A lock whose process cannot be asked for is dead after this time. */
const MINUTES = 60_000;
const OLD_LOCK = 10 * MINUTES;
/** A lock without a number was cut off while it was made. */
const EMPTY_LOCK = 10_000;
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Locks of this very process: its number alone cannot tell them from those of a dead process that had the same. */
const held = new Set<string>();

export interface LockOptions {
  /** Number of this process, written into the lock. */
  readonly pid: number;
  /** Whether a process is running; by default `/proc` is asked, and without one a lock lives for 10 minutes. */
  readonly isAlive?: ((pid: number) => boolean) | undefined;
}

export type Lock = { readonly release: () => void } | { readonly heldBy: number };

/** Takes a lock file, over from a dead process if need be. Only one of several processes succeeds. */
export function takeLock(file: string, options: LockOptions): Lock {
  let heldBy = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (createLock(file, options.pid)) {
      held.add(file);
      removeTemps(dirname(file));
      return { release: () => releaseLock(file, options.pid) };
    }
    const text = readLock(file);
    if (text === undefined) continue;
    heldBy = Number.parseInt(text, 10) || 0;
    if (isHeld(file, text, options) || !removeDead(file, text, options.pid)) break;
  }
  return { heldBy };
}

/** A link to a finished file is the one way to make a lock that is never seen empty. */
function createLock(file: string, pid: number): boolean {
  const temp = tempName(file, pid);
  writeFileSync(temp, `${pid}\n`);
  try {
    linkSync(temp, file);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (NO_LINKS.has(code)) return createWithoutLink(file, pid);
    // ENOENT: the run that holds the lock has tidied up our temp file
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  } finally {
    removeQuietly(temp);
  }
}

function createWithoutLink(file: string, pid: number): boolean {
  try {
    writeFileSync(file, `${pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the lock is gone. */
function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isHeld(file: string, text: string, options: LockOptions): boolean {
  if (held.has(file)) return true;
  const pid = Number.parseInt(text, 10);
  if (Number.isNaN(pid)) return age(file) < EMPTY_LOCK;
  if (pid <= 0) return age(file) < OLD_LOCK;
  if (pid === options.pid) return false;
  if (options.isAlive !== undefined) return options.isAlive(pid);
  return existsSync('/proc/self') ? runs(pid) : age(file) < OLD_LOCK;
}

/** Reads `/proc`: a process that is dead but not yet waited for (state Z or X) does not run. */
function runs(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !/\) [ZX]/.test(stat.slice(stat.lastIndexOf(')')));
  } catch {
    return false;
  }
}

function age(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? Number.POSITIVE_INFINITY : Date.now() - stats.mtimeMs;
}

/** False when another run was faster: then its lock is put back. */
function removeDead(file: string, text: string, pid: number): boolean {
  const temp = tempName(file, pid);
  try {
    renameSync(file, temp);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return true;
    throw error;
  }
  const ours = readLock(temp) === text;
  if (!ours) linkQuietly(temp, file);
  removeQuietly(temp);
  return ours;
}

function linkQuietly(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // a third run has the lock by now
  }
}

function removeTemps(folder: string): void {
  for (const name of readdirSync(folder)) if (isTempName(name)) removeQuietly(join(folder, name));
}

/** Leaves the lock of a run that took ours for dead. */
function releaseLock(file: string, pid: number): void {
  held.delete(file);
  if (readLock(file) === `${pid}\n`) removeQuietly(file);
}
