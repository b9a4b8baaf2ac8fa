import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { systemCode } from './disk-error.js';

/** The Git work tree around a folder. */
export interface GitFolder {
  /** Where Git keeps its own files for this work tree. */
  readonly gitDir: string;
  /** The top of the work tree. */
  readonly top: string;
  /** The folder relative to the top of the work tree, `/` between segments and at the end; `''` at the top. */
  readonly prefix: string;
}

/** Looks for `.git`, a folder or a `gitdir:` file (worktrees, submodules), from a folder upwards. */
export function findGit(dir: string): GitFolder | undefined {
  for (let top = dir; ; top = dirname(top)) {
    const gitDir = tryGitDir(top);
    if (gitDir !== undefined) return { gitDir, top, prefix: prefixOf(top, dir) };
    if (dirname(top) === top) return undefined;
  }
}

/** A `.git` that cannot be read is none. */
function tryGitDir(top: string): string | undefined {
  try {
    return gitDirOf(top);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

function gitDirOf(top: string): string | undefined {
  const path = join(top, '.git');
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return path;
  if (!stats?.isFile()) return undefined;
  const target = /^gitdir:\s*(.+?)\s*$/m.exec(readFileSync(path, 'utf8'))?.[1];
  if (target === undefined) return undefined;
  const gitDir = resolve(top, target);
  return statSync(gitDir, { throwIfNoEntry: false })?.isDirectory() ? gitDir : undefined;
}

function prefixOf(top: string, dir: string): string {
  const path = relative(top, dir);
  return path === '' ? '' : `${path.split(sep).join('/')}/`;
}
