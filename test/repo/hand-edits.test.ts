import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeTree } from '../../lib/repo/index.js';
import {
  addFiles,
  configMap,
  configMapText,
  filesIn,
  folderOf,
  messages,
  removeFolders,
  touchedAt,
  treeOf,
} from './support.js';

afterEach(removeFolders);

const EDITED =
  'error FLX402 file "a.yaml": was edited by hand since it was generated, and would be overwritten; move the edit into the app, or have edits overwritten with --overwrite-edits';

/** A Git work tree into which the app wrote `a.yaml` with the value `one`. */
function written(): string {
  const dir = folderOf();
  execFileSync('git', ['init', '-q', dir]);
  writeTree(treeOf({ 'a.yaml': configMap('a') }), dir);
  return dir;
}

describe('FLX402: a generated file edited by hand', () => {
  test('is not overwritten, and nothing else is written', () => {
    const dir = written();
    addFiles(dir, { 'a.yaml': configMapText('a', 'by-hand') });
    const result = writeTree(treeOf({ 'a.yaml': configMap('a', 'two'), 'b.yaml': configMap('b') }), dir);
    expect(messages(result)).toEqual([EDITED]);
    expect(filesIn(dir)).toEqual({ 'a.yaml': configMapText('a', 'by-hand') });
  });

  test('counts even when the app has not changed: the edit would go', () => {
    const dir = written();
    addFiles(dir, { 'a.yaml': configMapText('a', 'by-hand') });
    expect(messages(writeTree(treeOf({ 'a.yaml': configMap('a') }), dir))).toEqual([EDITED]);
  });

  test('is overwritten when that is asked for, and known again from then on', () => {
    const dir = written();
    addFiles(dir, { 'a.yaml': configMapText('a', 'by-hand') });
    const options = { overwriteEdits: true };
    expect(writeTree(treeOf({ 'a.yaml': configMap('a', 'two') }), dir, options)).toMatchObject({
      written: ['a.yaml'],
      findings: [],
    });
    expect(messages(writeTree(treeOf({ 'a.yaml': configMap('a', 'three') }), dir))).toEqual([]);
  });

  test('is not removed either', () => {
    const dir = written();
    addFiles(dir, { 'a.yaml': configMapText('a', 'by-hand') });
    expect(messages(writeTree(treeOf({}), dir))).toEqual([EDITED.replace('overwritten;', 'removed;')]);
    expect(Object.keys(filesIn(dir))).toEqual(['a.yaml']);
    expect(writeTree(treeOf({}), dir, { overwriteEdits: true }).removed).toEqual(['a.yaml']);
  });

  test('is one that is no YAML any more', () => {
    const dir = written();
    addFiles(dir, { 'a.yaml': `${configMapText('a')}<<<<<<< HEAD\n` });
    expect(messages(writeTree(treeOf({ 'a.yaml': configMap('a', 'two') }), dir))).toEqual([EDITED]);
  });

  test('is one that was put back to what we wrote before the last time', () => {
    const dir = written();
    writeTree(treeOf({ 'a.yaml': configMap('a', 'two') }), dir);
    addFiles(dir, { 'a.yaml': configMapText('a') });
    expect(messages(writeTree(treeOf({ 'a.yaml': configMap('a', 'three') }), dir))).toEqual([EDITED]);
  });
});

describe('no hand edit', () => {
  const next = treeOf({ 'a.yaml': configMap('a', 'two') });

  test.each([
    ['what we wrote last', (text: string) => text],
    ['other line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    [
      'comments and another layout',
      (text: string) => text.replace('data:\n  value: one', '# why\ndata: { "value": "one" }'),
    ],
    ['the new data in another layout', (text: string) => text.replace('data:\n  value: one', 'data: { value: two }')],
    ['another source in the header', (text: string) => text.replace('demo', 'demo; edit x.ts')],
  ])('is %s', (_, edit) => {
    const dir = written();
    addFiles(dir, { 'a.yaml': edit(configMapText('a')) });
    expect(writeTree(next, dir)).toMatchObject({ written: ['a.yaml'], findings: [] });
  });

  test('is claimed without a record, as in a fresh clone', () => {
    const dir = folderOf({ 'a.yaml': configMapText('a', 'by-hand'), '.git/HEAD': '' });
    expect(writeTree(next, dir)).toMatchObject({ written: ['a.yaml'], findings: [] });
  });

  test('is claimed with a record that cannot be read', () => {
    const dir = written();
    addFiles(dir, { '.git/cdk8s-fluxcd/demo.json': '{"files":', 'a.yaml': configMapText('a', 'by-hand') });
    expect(writeTree(next, dir)).toMatchObject({ written: ['a.yaml'], findings: [] });
  });

  test('is claimed outside of a Git work tree', () => {
    const dir = folderOf();
    writeTree(treeOf({ 'a.yaml': configMap('a') }), dir);
    addFiles(dir, { 'a.yaml': configMapText('a', 'by-hand') });
    expect(writeTree(next, dir)).toMatchObject({ written: ['a.yaml'], findings: [] });
  });
});

describe('the record', () => {
  test('is kept below .git, out of sight of Git, and only rewritten when something changed', () => {
    const dir = written();
    expect(execFileSync('git', ['-C', dir, 'status', '--short'], { encoding: 'utf8' })).toBe('?? a.yaml\n');
    const before = touchedAt(join(dir, '.git/cdk8s-fluxcd'));
    expect(Object.keys(before)).toEqual(['demo.json']);
    writeTree(treeOf({ 'a.yaml': configMap('a') }), dir);
    expect(touchedAt(join(dir, '.git/cdk8s-fluxcd'))).toEqual(before);
  });

  test('is that of the work tree in a linked one', () => {
    const main = folderOf({ x: '' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', main, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args]);
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'x');
    git('worktree', 'add', '-q', join(main, 'linked'));
    writeTree(treeOf({ 'a.yaml': configMap('a') }), join(main, 'linked'));
    const record = readFileSync(join(main, '.git/worktrees/linked/cdk8s-fluxcd/demo.json'), 'utf8');
    expect(Object.keys(JSON.parse(record).files)).toEqual(['a.yaml']);
  });

  test('holds several folders of one work tree apart', () => {
    const dir = folderOf({ '.git/HEAD': '', 'one/x': '', 'two/x': '' });
    writeTree(treeOf({ 'a.yaml': configMap('a') }), join(dir, 'one'));
    writeTree(treeOf({ 'a.yaml': configMap('b') }), join(dir, 'two'));
    writeTree(treeOf({}), join(dir, 'two'));
    const record = readFileSync(join(dir, '.git/cdk8s-fluxcd/demo.json'), 'utf8');
    expect(Object.keys(JSON.parse(record).files)).toEqual(['one/a.yaml']);
  });

  test('has a name that is safe whatever the app is called', () => {
    const dir = folderOf({ '.git/HEAD': '' });
    writeTree(treeOf({ 'a.yaml': configMap('a') }, { app: '../../x' }), dir);
    expect(Object.keys(filesIn(join(dir, '.git/cdk8s-fluxcd')))).toEqual(['..%2F..%2Fx.json']);
  });
});
