import { spawnSync } from 'node:child_process';

import type { GitFolder } from './git-folder.js';

/**
 * The files and folders below a folder that Git ignores, a folder in place of all that is in it. Empty where Git has no
 * say: no Git, or the folder itself is ignored.
 *
 * @see gitIgnored asks for single paths; this one need not know them, so ignored folders are never walked
 */
export function gitIgnoredPlaces(dir: string, git: GitFolder): ReadonlySet<string> {
  const place = ['--git-dir', git.gitDir, '--work-tree', git.top]; // stronger than the variables that a Git hook sets
  const safe = ['-c', 'core.fsmonitor=false']; // else the configuration of the repository may name a program to run
  const list = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const run = spawnSync('git', [...place, ...safe, ...list], {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  const paths = run.status === 0 ? run.stdout.split('\0') : [];
  return new Set(paths.map((path) => path.replace(/\/$/, '')).filter((path) => path !== '' && path !== '.'));
}
