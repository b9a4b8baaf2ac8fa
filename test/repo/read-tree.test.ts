import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import type { Finding } from '../../lib/diagnostics/index.js';
import { type ReadTree, readTree } from '../../lib/repo/index.js';
import { addFiles, folderOf, messages, removeFolders } from './support.js';

afterEach(removeFolders);

const isRoot = userInfo().uid === 0;
const canBeNobody = isRoot && spawnSync('setpriv', ['--reuid=65534', '--clear-groups', 'true']).status === 0;

function gitIn(dir: string, ...words: readonly string[]): void {
  execFileSync('git', ['-C', dir, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { stdio: 'pipe' });
}

/** A folder that is a Git work tree. */
function cloneOf(files: Readonly<Record<string, string>>): string {
  const dir = folderOf(files);
  gitIn(dir, 'init', '-q');
  return dir;
}

function pathsIn(dir: string): string[] {
  return [...readTree(dir).tree.files.keys()];
}

function skippedIn(dir: string): Record<string, string> {
  return Object.fromEntries(readTree(dir).tree.skipped);
}

describe('the tree of a folder', () => {
  test('has all files at any depth, sorted by path, and what they measure', () => {
    const dir = folderOf({ 'b.yaml': 'ü', 'a/z.yaml': '', 'a/b/c/d.txt': '12345', 'a-b': '1', '.hidden/x': '' });
    const { tree, findings } = readTree(dir);
    expect([...tree.files]).toEqual([
      ['.hidden/x', { disk: join(dir, '.hidden/x'), size: 0 }],
      ['a-b', { disk: join(dir, 'a-b'), size: 1 }],
      ['a/b/c/d.txt', { disk: join(dir, 'a/b/c/d.txt'), size: 5 }],
      ['a/z.yaml', { disk: join(dir, 'a/z.yaml'), size: 0 }],
      ['b.yaml', { disk: join(dir, 'b.yaml'), size: 2 }],
    ]);
    expect(tree.skipped.size).toBe(0);
    expect(findings).toEqual([]);
  });

  test('is empty for an empty folder', () => {
    expect(readTree(folderOf())).toEqual({ tree: { files: new Map(), skipped: new Map() }, findings: [] });
  });

  test('may be named by a link', () => {
    const dir = folderOf({ 'real/a.yaml': '' });
    symlinkSync('real', join(dir, 'link'));
    expect([...readTree(join(dir, 'link')).tree.files.values()]).toEqual([{ disk: join(dir, 'real/a.yaml'), size: 0 }]);
  });

  test('has no files of Git and of packages', () => {
    const dir = cloneOf({ 'a.yaml': '', 'node_modules/x/y.yaml': '', 'apps/node_modules/z.yaml': '' });
    expect(pathsIn(dir)).toEqual(['a.yaml']);
  });

  test('has no files of Git in a worktree', () => {
    const dir = cloneOf({ 'a.yaml': '' });
    gitIn(dir, 'add', '.');
    gitIn(dir, 'commit', '-q', '-m', 'first');
    const other = join(folderOf(), 'other');
    gitIn(dir, 'worktree', 'add', '-q', other);
    expect(pathsIn(other)).toEqual(['a.yaml']);
  });

  test('has no file that Git ignores, whoever says so', () => {
    const dir = cloneOf({
      '.gitignore': 'dist/\n*.log\n!kept.log\n',
      'apps/.gitignore': '/secret.yaml\n',
      'apps/secret.yaml': '',
      'apps/b/secret.yaml': '',
      'apps/kept.log': '',
      'apps/x.log': '',
      'dist/preview.yaml': '',
      'local/a.yaml': '',
    });
    addFiles(dir, { '.git/info/exclude': 'local\n' });
    expect(pathsIn(dir)).toEqual(['.gitignore', 'apps/.gitignore', 'apps/b/secret.yaml', 'apps/kept.log']);
    expect(pathsIn(join(dir, 'apps'))).toEqual(['.gitignore', 'b/secret.yaml', 'kept.log']);
  });

  test('has the files that are in Git although they are ignored', () => {
    const dir = cloneOf({ '.gitignore': 'dist/\n', 'dist/a/kept.yaml': '', 'dist/b.yaml': '' });
    gitIn(dir, 'add', '-f', 'dist/a/kept.yaml');
    expect(pathsIn(dir)).toEqual(['.gitignore', 'dist/a/kept.yaml']);
  });

  test('is whole where the folder itself is ignored', () => {
    const dir = cloneOf({ '.gitignore': 'dist/\n', 'dist/a.yaml': '', 'dist/b/c.yaml': '' });
    expect(pathsIn(join(dir, 'dist'))).toEqual(['a.yaml', 'b/c.yaml']);
  });

  test('is whole where there is no Git, whatever .gitignore says', () => {
    expect(pathsIn(folderOf({ '.gitignore': 'a.yaml\n', 'a.yaml': '' }))).toEqual(['.gitignore', 'a.yaml']);
  });

  test('keeps names apart and as they are', () => {
    const names = [
      'A.yaml',
      'a.yaml',
      'a b.yaml',
      'a\nb.yaml',
      'a\\b.yaml',
      'é.yaml',
      'e\u0301.yaml',
      '-x',
      '__proto__',
    ];
    const dir = cloneOf(Object.fromEntries([...names, 'c d/.. /e'].map((name) => [name, ''])));
    expect(new Set(pathsIn(dir))).toEqual(new Set([...names, 'c d/.. /e']));
  });
});

describe('what lies in a repository without being a file of it', () => {
  test('are links, whatever they point at, and nothing behind them is read', () => {
    const outside = folderOf({ 'secret.yaml': '' });
    const dir = folderOf({ 'apps/a.yaml': '' });
    symlinkSync(join(outside, 'secret.yaml'), join(dir, 'file.yaml'));
    symlinkSync(outside, join(dir, 'folder'));
    symlinkSync('..', join(dir, 'apps/up'));
    symlinkSync('self', join(dir, 'self'));
    symlinkSync('nowhere', join(dir, 'apps/dangling.yaml'));
    const { tree, findings } = readTree(dir);
    expect([...tree.files.keys()]).toEqual(['apps/a.yaml']);
    expect([...tree.skipped]).toEqual([
      ['apps/dangling.yaml', 'link'],
      ['apps/up', 'link'],
      ['file.yaml', 'link'],
      ['folder', 'link'],
      ['self', 'link'],
    ]);
    expect(findings).toEqual([]);
  });

  test('are repositories of their own', () => {
    const library = cloneOf({ 'lib.yaml': '' });
    gitIn(library, 'add', '.');
    gitIn(library, 'commit', '-q', '-m', 'library');
    const dir = cloneOf({ 'a.yaml': '', 'vendor/own/x.yaml': '' });
    gitIn(join(dir, 'vendor/own'), 'init', '-q');
    gitIn(dir, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'vendor/library');
    expect(pathsIn(dir)).toEqual(['.gitmodules', 'a.yaml']);
    expect(skippedIn(dir)).toEqual({ 'vendor/library': 'repository', 'vendor/own': 'repository' });
    expect(pathsIn(join(dir, 'vendor/library'))).toEqual(['lib.yaml']);
  });

  test('are pipes and sockets', async () => {
    const dir = folderOf({ 'a.yaml': '' });
    execFileSync('mkfifo', [join(dir, 'pipe.yaml')]);
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(dir, 'socket.yaml'), done));
    expect(pathsIn(dir)).toEqual(['a.yaml']);
    expect(skippedIn(dir)).toEqual({ 'pipe.yaml': 'other', 'socket.yaml': 'other' });
    await new Promise((done) => server.close(done));
  });
});

describe('FLX406: a folder or file that cannot be read', () => {
  test('the folder is not there', () => {
    const dir = join(folderOf(), 'nowhere');
    expect(messages(readTree(dir))).toEqual([
      `error FLX406 folder "${dir}": cannot be read: no such file or folder (ENOENT); create it first`,
    ]);
  });

  test('the folder is a file', () => {
    const file = join(folderOf({ x: '' }), 'x');
    expect(messages(readTree(file))).toEqual([
      `error FLX406 folder "${file}": cannot be read: it is a file; name the root of the repository`,
    ]);
  });

  test('a name is not UTF-8: Node has no string for it', () => {
    const dir = folderOf({ 'a.yaml': '' });
    const bytes = Buffer.concat([Buffer.from(`${dir}/b`), Buffer.from([0xff])]);
    writeFileSync(bytes, '');
    mkdirSync(Buffer.concat([bytes, Buffer.from('c')]));
    const read = readTree(dir);
    expect([...read.tree.files.keys()]).toEqual(['a.yaml']);
    expect(messages(read)).toEqual([
      'error FLX406 folder "b\uFFFDc": cannot be read: its name is not UTF-8; rename it',
      'error FLX406 file "b\uFFFD": cannot be read: its name is not UTF-8; rename it',
    ]);
  });

  (isRoot ? test.skip : test)('the rest is read all the same (skipped for root, who reads everything)', () => {
    expect(readHalfClosed((dir) => readable(readTree(dir, { shown: '../fleet' })))).toEqual(HALF_CLOSED);
  });

  (canBeNobody ? test : test.skip)(
    'the rest is read all the same by a user without rights (skipped where setpriv is missing)',
    () => {
      expect(readHalfClosed(readAsNobody)).toEqual(HALF_CLOSED);
    },
  );
});

const HALF_CLOSED = [
  'a.yaml',
  'open/d.yaml',
  'error FLX406 folder "../fleet/closed": cannot be read: permission denied (EACCES); make it accessible to the user who runs this',
  'error FLX406 file "../fleet/b.yaml": cannot be read: permission denied (EACCES); make it accessible to the user who runs this',
];

/** The paths that are read, and the messages about a folder and a file that nobody may read. */
function readHalfClosed(read: (dir: string) => Readable): string[] {
  const dir = folderOf({ 'a.yaml': '', 'b.yaml': '', 'closed/c.yaml': '', 'open/d.yaml': '' });
  chmodSync(dir, 0o755);
  for (const path of ['b.yaml', 'closed']) chmodSync(join(dir, path), 0);
  const { paths, findings } = read(dir);
  chmodSync(join(dir, 'closed'), 0o755);
  return [...paths, ...messages({ findings })];
}

describe('FLX613: more than is read', () => {
  test('files and folders: reading stops, and what was read stays', () => {
    const dir = folderOf({ 'a.yaml': '', 'b/c.yaml': '', 'b/d.yaml': '', 'b/e.yaml': '', 'f/g.yaml': '' });
    const read = readTree(dir, { limits: { entries: 5 } });
    expect([...read.tree.files.keys()]).toEqual(['a.yaml', 'b/c.yaml', 'b/d.yaml']);
    expect(messages(read)).toEqual([
      'error FLX613 folder "b": is not read to its end, nor is 1 other: more than 5 files and folders come together; name a smaller folder, or have Git ignore what is no part of the repository',
    ]);
    expect(messages(readTree(dir, { limits: { entries: 7 } }))).toEqual([]);
  });

  test('what Git ignores does not count', () => {
    const dir = cloneOf({ '.gitignore': 'dist\n', 'dist/1': '', 'dist/2': '', 'a.yaml': '' });
    expect(messages(readTree(dir, { limits: { entries: 3 } }))).toEqual([]);
  });

  test('the root is named as the user wrote it', () => {
    const dir = folderOf({ 'a.yaml': '', 'b.yaml': '' });
    const start = (shown: string) => `error FLX613 folder "${shown}": is not read to its end`;
    const about = (shown?: string) => messages(readTree(dir, { limits: { entries: 1 }, shown })).map(beforeLastColon);
    expect([about(), about('../fleet')]).toEqual([[start(dir)], [start('../fleet')]]);
  });

  test('folders in folders', () => {
    const dir = folderOf({ [`${'d/'.repeat(100)}a.yaml`]: '', [`${'d/'.repeat(101)}b.yaml`]: '' });
    const read = readTree(dir);
    expect([...read.tree.files.keys()]).toEqual([`${'d/'.repeat(100)}a.yaml`]);
    expect(messages(read)).toEqual([
      'error FLX613 folder "d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/…": is not read: it lies more than 100 folders deep; move it up',
    ]);
  });

  test('long paths', () => {
    const long = Array.from({ length: 9 }, () => 'x'.repeat(220)).join('/');
    const dir = folderOf({ [`${long}/a.yaml`]: '', [`${long}/too-long.yaml`]: '' });
    const read = readTree(dir, { shown: 'fleet' });
    expect([...read.tree.files.keys()]).toEqual([`${long}/a.yaml`]);
    expect(messages(read)).toEqual([
      `error FLX613 path "fleet/${'x'.repeat(34)}…": is not read: it has more than 2000 characters; shorten it`,
    ]);
  });

  test('paths too long for the system are its own refusal', () => {
    const dir = folderOf({ [`a/${`${'x'.repeat(240)}/`.repeat(16)}b.yaml`]: '' });
    const [short, long] = [join(dir, 'a'), join(dir, 'a'.repeat(240))];
    renameSync(short, long);
    const found = messages(readTree(dir, { limits: { length: 9000 } }));
    renameSync(long, short);
    expect(found.map((text) => text.replace(/"[^"]*"/, '"…"'))).toEqual([
      'error FLX406 folder "…": cannot be read: the name is too long for this file system (ENAMETOOLONG); choose a shorter name',
    ]);
  });
});

test('ten thousand files in one folder are read in well under a second of CPU time', () => {
  const dir = cloneOf(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`apps/${index}.yaml`, ''])));
  const start = process.cpuUsage();
  expect(pathsIn(dir)).toHaveLength(10_000);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(1000);
});

test('no program that the configuration of the repository names is run', () => {
  const dir = cloneOf({
    '.gitignore': 'b.yaml\n',
    'a.yaml': '',
    'b.yaml': '',
    'spy.sh': '#!/bin/sh\ntouch "$0.ran"\n',
  });
  chmodSync(join(dir, 'spy.sh'), 0o755);
  gitIn(dir, 'add', 'a.yaml');
  gitIn(dir, 'config', 'core.fsmonitor', join(dir, 'spy.sh'));
  expect(pathsIn(dir)).toEqual(['.gitignore', 'a.yaml', 'spy.sh']);
  gitIn(dir, 'status', '--short');
  expect(pathsIn(dir)).toEqual(['.gitignore', 'a.yaml', 'spy.sh', 'spy.sh.ran']);
});

interface Readable {
  readonly paths: readonly string[];
  readonly findings: readonly Finding[];
}

function beforeLastColon(message: string): string {
  return message.slice(0, message.lastIndexOf(':'));
}

function readable({ tree, findings }: ReadTree): Readable {
  return { paths: [...tree.files.keys()], findings };
}

/** Reads as a user without rights, in a process of its own. */
function readAsNobody(dir: string): Readable {
  const script = join(__dirname, 'read-once.ts');
  const args = ['--reuid=65534', '--clear-groups', process.execPath, '--import', 'tsx', script];
  const run = spawnSync('setpriv', args, {
    input: JSON.stringify({ dir, options: { shown: '../fleet' } }),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
