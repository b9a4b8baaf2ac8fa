import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { readGitIdentity } from '../../lib/repo/index.js';
import { addFiles, folderOf, removeFolders } from './support.js';

afterEach(removeFolders);

function gitIn(dir: string, ...words: readonly string[]): void {
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  execFileSync('git', ['-C', dir, ...author, ...words], { stdio: 'pipe' });
}

/** A clone of which `main` is checked out, with these remotes. */
function cloneOf(remotes: Readonly<Record<string, string>> = {}): string {
  const dir = folderOf({ 'apps/base/a.yaml': '' });
  gitIn(dir, 'init', '-q', '-b', 'main');
  for (const [name, url] of Object.entries(remotes)) gitIn(dir, 'remote', 'add', name, url);
  return dir;
}

const URL = 'https://example.com/org/fleet.git';
const NOTHING = { url: '', branch: '', prefix: '' };

describe('the identity of a folder', () => {
  test('is the URL and the branch of its clone', () => {
    expect(readGitIdentity(cloneOf({ origin: URL }))).toEqual({ url: URL, branch: 'main', prefix: '' });
  });

  test('tells where in the clone the folder lies', () => {
    const dir = cloneOf({ origin: URL });
    const expected = { url: URL, branch: 'main', prefix: 'apps/base/' };
    expect(readGitIdentity(join(dir, 'apps/base'))).toEqual(expected);
    symlinkSync(join(dir, 'apps/base'), join(dir, 'link'));
    expect(readGitIdentity(join(dir, 'link'))).toEqual(expected);
  });

  test.each([
    ['a folder without Git', () => folderOf()],
    ['a folder that is not there', () => join(folderOf(), 'nowhere')],
    ['a file', () => join(folderOf({ x: '' }), 'x')],
    ['a .git that is none', () => folderOf({ '.git/config': '[remote "origin"]\nurl = https://example.com/x\n' })],
    ['a .git that points nowhere', () => folderOf({ '.git': 'gitdir: nowhere\n' })],
  ])('is empty for %s', (_, make) => {
    expect(readGitIdentity(make())).toEqual(NOTHING);
  });
});

describe('the URL', () => {
  test('is that of origin among several remotes, and of the only one else', () => {
    expect(readGitIdentity(cloneOf({ fork: 'https://example.com/fork', origin: URL })).url).toBe(URL);
    expect(readGitIdentity(cloneOf({ upstream: URL })).url).toBe(URL);
  });

  test('is unknown without remotes, and with several of which none is origin', () => {
    expect(readGitIdentity(cloneOf()).url).toBe('');
    expect(readGitIdentity(cloneOf({ a: URL, b: URL })).url).toBe('');
  });

  test('is the one that is fetched from', () => {
    const dir = cloneOf({ origin: URL });
    gitIn(dir, 'remote', 'set-url', '--push', 'origin', 'https://example.com/push');
    gitIn(dir, 'remote', 'set-url', '--add', 'origin', 'https://example.com/second');
    expect(readGitIdentity(dir).url).toBe(URL);
  });

  test('is the one of a configuration that is included', () => {
    const dir = cloneOf();
    addFiles(dir, { 'more.ini': `[remote "origin"]\n\turl = "${URL}" ; a comment\n` });
    gitIn(dir, 'config', 'include.path', '../more.ini');
    expect(readGitIdentity(dir).url).toBe(URL);
  });

  test.each([
    ['https://ana:s3cret@example.com/org/fleet', 'https://example.com/org/fleet'],
    ['https://ghp_s3cret@example.com/org/fleet', 'https://example.com/org/fleet'],
    ['HTTPS://ana:s3@cret@example.com:8443/org/fleet', 'HTTPS://example.com:8443/org/fleet'],
    ['https://example.com/org/fleet@v2', 'https://example.com/org/fleet@v2'],
    ['ssh://git@example.com:2222/org/fleet', 'ssh://git@example.com:2222/org/fleet'],
    ['ssh://git:s3cret@example.com/org/fleet', 'ssh://git@example.com/org/fleet'],
    ['git@example.com:org/fleet.git', 'git@example.com:org/fleet.git'],
    ['/srv/git/fleet.git', '/srv/git/fleet.git'],
  ])('of %s has no password: %s', (written, expected) => {
    expect(readGitIdentity(cloneOf({ origin: written })).url).toBe(expected);
  });
});

describe('the branch', () => {
  test('is the one that is checked out, whatever its name is', () => {
    const dir = cloneOf();
    gitIn(dir, 'commit', '-q', '--allow-empty', '-m', 'first');
    gitIn(dir, 'tag', 'feature/a-b');
    gitIn(dir, 'switch', '-q', '-c', 'feature/a-b');
    gitIn(dir, 'pack-refs', '--all');
    expect(readGitIdentity(dir).branch).toBe('feature/a-b');
  });

  test('is known before the first commit', () => {
    expect(readGitIdentity(cloneOf()).branch).toBe('main');
  });

  test('is unknown where a commit is checked out', () => {
    const dir = cloneOf();
    gitIn(dir, 'commit', '-q', '--allow-empty', '-m', 'first');
    gitIn(dir, 'switch', '-q', '--detach');
    expect(readGitIdentity(dir).branch).toBe('');
  });

  test('is that of the worktree, and the URL that of its clone', () => {
    const dir = cloneOf({ origin: URL });
    gitIn(dir, 'commit', '-q', '--allow-empty', '-m', 'first');
    const other = join(folderOf(), 'other');
    gitIn(dir, 'worktree', 'add', '-q', '-b', 'staging', other);
    expect(readGitIdentity(other)).toEqual({ url: URL, branch: 'staging', prefix: '' });
  });
});
