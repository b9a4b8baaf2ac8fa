import { spawnSync } from 'node:child_process';

import { withoutPassword } from '../util/index.js';

import { findGit, type GitFolder } from './git-folder.js';
import { openFolder } from './open-folder.js';

/** What Git knows of the clone in which a folder lies; each is `''` when it cannot be told. */
export interface GitIdentity {
  /** Of the remote `origin`, else of the only one; as it was written, without password. */
  readonly url: string;
  /** The one that is checked out. */
  readonly branch: string;
  /** The folder relative to the top of the clone, `/` at the end; `''` at the top. */
  readonly prefix: string;
}

const UNKNOWN: GitIdentity = { url: '', branch: '', prefix: '' };
const BRANCHES = 'refs/heads/';
const FOUND = 0;

/**
 * Asked of Git and not read from its files: a configuration may include others, and how references are stored is up
 * to the clone.
 */
export function readGitIdentity(dir: string): GitIdentity {
  const root = openFolder(dir, 'read');
  const git = typeof root === 'string' ? findGit(root) : undefined;
  return git === undefined ? UNKNOWN : { url: urlOf(git), branch: branchOf(git), prefix: git.prefix };
}

function urlOf(git: GitFolder): string {
  const urls = new Map<string, string>();
  for (const entry of askGit(git, ['config', '--null', '--get-regexp', '^remote\\..*\\.url$']).split('\0')) {
    const [key = '', ...value] = entry.split('\n');
    if (key !== '' && !urls.has(key)) urls.set(key, value.join('\n'));
  }
  const [only, second] = urls.values();
  return withoutPassword(urls.get('remote.origin.url') ?? (second === undefined ? only : undefined) ?? '');
}

function branchOf(git: GitFolder): string {
  const head = askGit(git, ['symbolic-ref', '--quiet', 'HEAD']).trim();
  return head.startsWith(BRANCHES) ? head.slice(BRANCHES.length) : '';
}

function askGit(git: GitFolder, words: readonly string[]): string {
  const run = spawnSync('git', ['--git-dir', git.gitDir, ...words], { cwd: git.top, encoding: 'utf8' });
  return run.status === FOUND ? run.stdout : '';
}
