import { spawnSync } from 'node:child_process';

import type { GitFolder } from './git-folder.js';

/**
 * Which of the paths Git ignores, such as the preview of the app in the repository it writes: they are no part of
 * the repository. Empty where Git has no say: no Git, or the whole folder is ignored.
 */
export function gitIgnored(dir: string, git: GitFolder, paths: readonly string[]): ReadonlySet<string> {
  if (paths.length === 0) return new Set();
  const place = ['--git-dir', git.gitDir, '--work-tree', git.top]; // stronger than the variables that a Git hook sets
  const run = spawnSync('git', [...place, 'check-ignore', '-z', '--stdin'], {
    cwd: dir,
    input: ['.', ...paths].join('\0'),
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  const ignored = new Set(run.status === 0 ? run.stdout.split('\0') : []);
  return ignored.has('.') ? new Set() : ignored;
}
