import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

import { applyPlan } from '../../lib/repo/apply-plan.js';
import { planWrite, writePreview, writeTree } from '../../lib/repo/index.js';
import {
  addFiles,
  configMap,
  configMapText,
  filesIn,
  folderOf,
  HEADER,
  messages,
  removeFolders,
  treeOf,
} from './support.js';

afterEach(removeFolders);

const isRoot = userInfo().uid === 0;

describe('FLX406: a file that cannot be read or written', () => {
  test('the repository is not there', () => {
    const dir = join(folderOf(), 'nowhere');
    expect(messages(writeTree(treeOf({}), dir))).toEqual([
      `error FLX406 folder "${dir}": cannot be written: no such file or folder (ENOENT); create it first`,
    ]);
    expect(messages(planWrite(treeOf({}), dir))).toEqual(messages(writeTree(treeOf({}), dir)));
  });

  test('the repository is a file', () => {
    const file = join(folderOf({ x: '' }), 'x');
    expect(messages(writeTree(treeOf({}), file))).toEqual([
      `error FLX406 folder "${file}": cannot be written: it is a file; name the root of the repository`,
    ]);
  });

  test('a folder has the name of a file', () => {
    const dir = folderOf({ 'a.yaml/x.txt': '' });
    expect(messages(writeTree(treeOf({ 'a.yaml': configMap('a') }), dir))).toEqual([
      'error FLX406 file "a.yaml": cannot be written: a folder has this name; move it away',
    ]);
  });

  test('a file stands where a folder is needed', () => {
    const dir = folderOf({ 'x/y': 'text' });
    expect(messages(writeTree(treeOf({ 'x/y/z/a.yaml': configMap('a') }), dir))).toEqual([
      'error FLX406 file "x/y/z/a.yaml": cannot be written: "x/y" is no folder; move it away',
    ]);
  });

  test('a pipe has the name of a file', () => {
    const dir = folderOf();
    execFileSync('mkfifo', [join(dir, 'a.yaml')]);
    expect(messages(writeTree(treeOf({ 'a.yaml': configMap('a') }), dir))).toEqual([
      'error FLX406 file "a.yaml": cannot be written: a device, pipe or socket has this name; move it away',
    ]);
  });

  test('a name is too long', () => {
    const dir = folderOf();
    const path = `${'x'.repeat(300)}.yaml`;
    const result = writeTree(treeOf({ 'b/a.yaml': configMap('a'), [path]: configMap('x') }), dir);
    expect(messages(result)).toEqual([
      `error FLX406 file "${path}": cannot be written: the name is too long for this file system (ENAMETOOLONG); choose a shorter name`,
    ]);
  });

  test('a name of 255 characters is none of them', () => {
    const dir = folderOf();
    const path = `${'x'.repeat(250)}.yaml`;
    expect(writeTree(treeOf({ [path]: configMap('x') }), dir).written).toEqual([path]);
  });

  test('something changes between plan and write: what was there before stays, no temporary file is left', () => {
    const dir = folderOf({ 'old.yaml': HEADER });
    const plan = planWrite(treeOf({ 'new/b.yaml': configMap('b'), 'x/a.yaml': configMap('a') }), dir);
    addFiles(dir, { x: '' });
    expect(messages(applyPlan(plan))).toEqual([
      'error FLX406 file "x/a.yaml": cannot be written: a file stands where a folder is needed (EEXIST); move the file away',
    ]);
    expect(filesIn(dir)).toEqual({ 'old.yaml': HEADER, x: '' });
  });

  (isRoot ? test.skip : test)('a file cannot be read (skipped for root, who reads everything)', () => {
    const dir = folderOf({ 'a.yaml': configMapText('a'), 'foreign.yaml': '' });
    chmodSync(join(dir, 'a.yaml'), 0);
    chmodSync(join(dir, 'foreign.yaml'), 0);
    expect(messages(writeTree(treeOf({ 'a.yaml': configMap('a') }), dir))).toEqual([
      'error FLX406 file "a.yaml": cannot be read: permission denied (EACCES); make it accessible to the user who runs this',
      'warning FLX406 file "foreign.yaml": cannot be read: permission denied (EACCES); make it accessible to the user who runs this',
    ]);
  });
});

describe('a user who is not root', () => {
  const nobody = isRoot && spawnSync('setpriv', ['--reuid=65534', '--clear-groups', 'true']).status === 0;

  (nobody ? test : test.skip)('is told what cannot be read and written (skipped where setpriv is missing)', () => {
    const dir = folderOf({
      'a.yaml': configMapText('a'),
      'foreign.yaml': 'kind: A',
      'closed/x.yaml': '',
      'open/y': '',
    });
    for (const path of ['a.yaml', 'foreign.yaml', 'closed']) chmodSync(join(dir, path), 0);
    for (const path of ['.', 'open']) chmodSync(join(dir, path), 0o777);
    const tree = treeOf({ 'a.yaml': configMap('a'), 'closed/b.yaml': configMap('b') });
    expect(asNobody(dir, tree)).toEqual([
      'error FLX406 file "a.yaml": cannot be read: permission denied (EACCES); make it accessible to the user who runs this',
      'error FLX406 file "closed/b.yaml": cannot be written: permission denied (EACCES); make it accessible to the user who runs this',
      'warning FLX406 file "foreign.yaml": cannot be read: permission denied (EACCES); make it accessible to the user who runs this',
      'warning FLX406 folder "closed": cannot be read: permission denied (EACCES); make it accessible to the user who runs this',
    ]);
  });

  (nobody ? test : test.skip)('is told about a folder that takes no files, and nothing is left behind', () => {
    const dir = folderOf({ 'z/x': '' });
    chmodSync(dir, 0o777);
    chmodSync(join(dir, 'z'), 0o755);
    expect(asNobody(dir, treeOf({ 'a/a.yaml': configMap('a'), 'z/b.yaml': configMap('b') }))).toEqual([
      'error FLX406 file "z/b.yaml": cannot be written: permission denied (EACCES); make it accessible to the user who runs this',
    ]);
    expect(filesIn(dir)).toEqual({ 'z/x': '' });
  });
});

/** Writes as a user without rights and returns the messages. */
function asNobody(dir: string, tree: unknown): string[] {
  const script = join(__dirname, 'write-once.ts');
  const args = ['--reuid=65534', '--clear-groups', process.execPath, '--import', 'tsx', script];
  const run = spawnSync('setpriv', args, { input: JSON.stringify({ dir, tree }), encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return messages({ findings: JSON.parse(run.stdout).findings });
}

describe('a full disk', () => {
  const disk = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  afterAll(() => {
    if (mounted) spawnSync('umount', [disk]);
    rmdirSync(disk);
  });
  const big = (value: string) =>
    treeOf(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`x${i}/a.yaml`, configMap('a', value)])));

  (mounted ? test : test.skip)('changes nothing (skipped where no file system can be mounted)', () => {
    writeTree(treeOf({ 'a.yaml': configMap('a'), 'b.yaml': configMap('b') }), disk);
    const before = filesIn(disk);
    const result = writeTree(big('x'.repeat(3000)), disk);
    expect(messages(result)).toEqual([
      expect.stringMatching(
        /^error FLX406 file "x\d+\/a.yaml": cannot be written: no space left on the device \(ENOSPC\); free some space and run again$/,
      ),
    ]);
    expect(result).toMatchObject({ written: [], removed: [] });
    expect(filesIn(disk)).toEqual(before);
  });

  (mounted ? test : test.skip)('is told by the preview as well', () => {
    expect(messages(writePreview(big('x'.repeat(3000)), join(disk, 'preview')))).toEqual([
      expect.stringMatching(/^error FLX406 file "x\d+\/a.yaml": cannot be written: no space left on the device/),
    ]);
  });
});
