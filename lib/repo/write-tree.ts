import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { type FindingInput, toFinding } from '../diagnostics/index.js';
import type { RepoTree } from '../model/index.js';

import { applyPlan, type WriteResult } from './apply-plan.js';
import { diskError } from './disk-error.js';
import { findGit } from './git-folder.js';
import { openFolder } from './open-folder.js';
import { planWrite } from './plan-write.js';
import { processId } from './process-id.js';
import { type Lock, takeLock } from './take-lock.js';
import type { WriteOptions } from './write-options.js';
import { stateFolder } from './write-record.js';

/**
 * Writes a tree into a repository: files that changed, and the removal of files of the same app that are no longer
 * wanted. Files of others are never touched, and when a finding is an error nothing is written at all.
 */
export function writeTree(tree: RepoTree, dir: string, options: WriteOptions = {}): WriteResult {
  const root = openFolder(dir, 'written');
  if (typeof root !== 'string') return refused(root);
  const pid = options.pid ?? processId();
  const file = lockFile(root);
  const lock = tryLock(file, { pid, isAlive: options.isAlive });
  if ('code' in lock) return refused(lock);
  if ('heldBy' in lock) return refused(busy(tree, file, lock.heldBy));
  try {
    return applyPlan(planWrite(tree, root, { ...options, pid }));
  } finally {
    lock.release();
  }
}

/** One lock for the whole work tree: apps that share a repository take turns. */
function lockFile(root: string): string {
  const git = findGit(root);
  return git === undefined ? join(root, '.cdk8s-fluxcd.lock') : join(stateFolder(git), 'write.lock');
}

function tryLock(file: string, options: Parameters<typeof takeLock>[1]): Lock | FindingInput {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return takeLock(file, options);
  } catch (error) {
    return diskError(`file "${file}"`, 'written', error);
  }
}

function busy(tree: RepoTree, file: string, pid: number): FindingInput {
  const who = pid === 0 ? 'another run' : `another run (process ${pid})`;
  return {
    code: 'FLX405',
    subject: `repository "${tree.repository}"`,
    message: `${who} is writing into it`,
    hint: `run again when it is done, or remove "${file}" if there is none`,
  };
}

function refused(input: FindingInput): WriteResult {
  return { written: [], removed: [], unchanged: 0, findings: [toFinding(input)] };
}
