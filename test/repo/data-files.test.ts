import { execFileSync } from 'node:child_process';

import type { RepoTree } from '../../lib/model/index.js';
import { planWrite, writePreview, writeTree } from '../../lib/repo/index.js';
import {
  addFiles,
  filesIn,
  folderOf,
  HEADER,
  messages,
  removeFolders,
  touchedAt,
  treeOf,
  withData,
} from './support.js';

afterEach(removeFolders);

const TREE = withData(treeOf({}), { 'apps/config.yaml': 'a: 1\n', 'apps/motd': 'hello' });
const KUSTOMIZATION = `${HEADER}# data file config.yaml\n# data file motd\nkind: Kustomization\n`;
const FILES = { 'apps/config.yaml': 'a: 1\n', 'apps/kustomization.yaml': KUSTOMIZATION, 'apps/motd': 'hello' };

/** A Git work tree into which the app wrote a tree. */
function written(tree: RepoTree, files: Readonly<Record<string, string>> = {}): string {
  const dir = folderOf(files);
  execFileSync('git', ['init', '-q', dir]);
  expect(messages(writeTree(tree, dir))).toEqual([]);
  return dir;
}

const without = (path: string): RepoTree =>
  withData(treeOf({}), Object.fromEntries(Object.entries(DATA).filter(([each]) => each !== path)));
const DATA = { 'apps/config.yaml': 'a: 1\n', 'apps/motd': 'hello' };

describe('Data files', () => {
  test('are named in the header of the kustomization file beside them, and have none themselves', () => {
    expect(filesIn(written(TREE))).toEqual(FILES);
  });

  test('are not touched when nothing changed', () => {
    const dir = written(TREE);
    const before = touchedAt(dir);
    expect(writeTree(TREE, dir)).toEqual({ written: [], removed: [], unchanged: 3, findings: [] });
    expect(touchedAt(dir)).toEqual(before);
  });

  test.each([
    ['in a Git work tree', true],
    ['elsewhere', false],
  ])('go when they are no longer wanted, %s', (_, git) => {
    const dir = folderOf(git ? { '.git/HEAD': '' } : {});
    writeTree(TREE, dir);
    expect(writeTree(without('apps/motd'), dir)).toEqual({
      written: ['apps/kustomization.yaml'],
      removed: ['apps/motd'],
      unchanged: 1,
      findings: [],
    });
    writeTree(treeOf({}), dir);
    expect(filesIn(dir)).toEqual({});
  });

  test('go although the kustomization file that named them is gone from the app too, with their folder', () => {
    const dir = written(withData(treeOf({}), { 'apps/deep/a.txt': 'a' }), { 'apps/README.md': 'mine' });
    writeTree(treeOf({}), dir);
    expect(filesIn(dir)).toEqual({ 'apps/README.md': 'mine' });
  });

  test('may lie in another folder than the kustomization file that names them', () => {
    const tree: RepoTree = {
      ...treeOf({}),
      files: [
        {
          path: 'apps/kustomization.yaml',
          documents: [{ data: { kind: 'Kustomization' } }],
          dataFiles: ['../data/a.txt'],
        },
        { path: 'data/a.txt', text: 'a' },
      ],
    };
    const dir = folderOf();
    writeTree(tree, dir);
    expect(filesIn(dir)).toEqual({
      'apps/kustomization.yaml': `${HEADER}# data file ../data/a.txt\nkind: Kustomization\n`,
      'data/a.txt': 'a',
    });
    writeTree(treeOf({}), dir);
    expect(filesIn(dir)).toEqual({});
  });

  test('that a header names outside of the repository are left alone', () => {
    const outer = folderOf({
      'secret.txt': 'x',
      'repo/a/kustomization.yaml': `${HEADER}# data file ../../secret.txt\nkind: Kustomization\n`,
    });
    writeTree(treeOf({}), `${outer}/repo`);
    expect(filesIn(outer)).toEqual({ 'repo/': '', 'secret.txt': 'x' });
  });

  test('may be many: the names are behind the first line, which tells whose the file is', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`apps/config-of-service-${i}.yaml`, `n: ${i}\n`]),
    );
    const dir = folderOf();
    writeTree(withData(treeOf({}), many), dir);
    expect(Object.keys(filesIn(dir))).toHaveLength(201);
    writeTree(treeOf({}), dir);
    expect(filesIn(dir)).toEqual({});
  });

  test('with the line ends of Windows are unchanged, whichever the app writes', () => {
    const dir = written(withData(treeOf({}), { 'apps/a.txt': 'a\nb\n', 'apps/b.txt': 'a\r\nb\r\n' }));
    addFiles(dir, { 'apps/a.txt': 'a\r\nb\r\n', 'apps/b.txt': 'a\nb\n' });
    expect(writeTree(withData(treeOf({}), { 'apps/a.txt': 'a\nb\n', 'apps/b.txt': 'a\r\nb\r\n' }), dir)).toMatchObject({
      written: [],
      findings: [],
    });
    const changed = withData(treeOf({}), { 'apps/a.txt': 'a\nc\n', 'apps/b.txt': 'a\r\nc\r\n' });
    expect(writeTree(changed, dir)).toMatchObject({ written: ['apps/a.txt', 'apps/b.txt'], findings: [] });
  });

  test('are compared by --check, and written by previews', () => {
    const dir = folderOf();
    expect(planWrite(TREE, dir).changes.map(({ path }) => path)).toEqual(Object.keys(FILES));
    writePreview(TREE, dir);
    expect(filesIn(dir)).toEqual(FILES);
    expect(planWrite(without('apps/motd'), dir)).toMatchObject({ removals: ['apps/motd'], unchanged: 1 });
    writePreview(without('apps/motd'), dir);
    expect(Object.keys(filesIn(dir))).toEqual(['apps/config.yaml', 'apps/kustomization.yaml']);
  });

  test('and manifests take the place of each other', () => {
    const dir = written(TREE);
    const manifest = treeOf({ 'apps/config.yaml': { kind: 'Config' } });
    expect(messages(writeTree(manifest, dir))).toEqual([]);
    expect(filesIn(dir)).toEqual({ 'apps/config.yaml': `${HEADER}kind: Config\n` });
    expect(messages(writeTree(TREE, dir))).toEqual([]);
    expect(filesIn(dir)).toEqual(FILES);
  });
});

describe('FLX401: a file of somebody else where a data file belongs', () => {
  test.each([
    ['with another text', 'mine\n'],
    ['even with the same text', 'hello'],
  ])('is left alone, %s', (_, text) => {
    const dir = folderOf({ 'apps/motd': text });
    expect(messages(writeTree(TREE, dir))).toEqual([
      'error FLX401 file "apps/motd": exists already and is not generated; move that file away, or choose another path',
    ]);
    expect(filesIn(dir)).toEqual({ 'apps/motd': text });
  });

  test('is told with the app that its kustomization file names', () => {
    const dir = folderOf();
    writeTree({ ...TREE, app: 'other' }, dir);
    const tree: RepoTree = { ...treeOf({}), files: [{ path: 'apps/motd', text: 'mine' }] };
    expect(messages(writeTree(tree, dir))).toEqual([
      'error FLX401 file "apps/motd": exists already and belongs to app "other"; give each app folders of its own',
    ]);
  });

  test('is not removed where a header names it, but its own first line names another app', () => {
    const dir = folderOf({ ...FILES, 'apps/config.yaml': '# Generated by cdk8s-fluxcd, app other\na: 1\n' });
    writeTree(treeOf({}), dir);
    expect(Object.keys(filesIn(dir))).toEqual(['apps/config.yaml']);
  });
});

describe('FLX402: a data file edited by hand', () => {
  const edited = (fate: string): string =>
    `error FLX402 file "apps/motd": was edited by hand since it was generated, and would be ${fate}; move the edit into the app, or have edits overwritten with --overwrite-edits`;

  test('is not overwritten', () => {
    const dir = written(TREE);
    addFiles(dir, { 'apps/motd': 'by hand' });
    expect(messages(writeTree(TREE, dir))).toEqual([edited('overwritten')]);
    expect(writeTree(TREE, dir, { overwriteEdits: true })).toMatchObject({ written: ['apps/motd'], findings: [] });
  });

  test('is not removed', () => {
    const dir = written(TREE);
    addFiles(dir, { 'apps/motd': 'by hand' });
    expect(messages(writeTree(without('apps/motd'), dir))).toEqual([edited('removed')]);
  });

  test('is what the app says by now: then the edit has moved into the app', () => {
    const dir = written(TREE);
    addFiles(dir, { 'apps/motd': 'by hand' });
    const tree = withData(treeOf({}), { ...DATA, 'apps/motd': 'by hand' });
    expect(messages(writeTree(tree, dir))).toEqual([]);
  });

  test('is not claimed where nothing was recorded', () => {
    const dir = folderOf({ ...FILES, 'apps/motd': 'by hand' });
    expect(writeTree(TREE, dir)).toMatchObject({ written: ['apps/motd'], findings: [] });
  });
});

describe('A run that was killed', () => {
  test('before the kustomization file was written is known by the record', () => {
    const dir = written(TREE);
    addFiles(dir, { 'apps/kustomization.yaml': `${HEADER}kind: Kustomization\n` });
    const tree = withData(treeOf({}), { ...DATA, 'apps/motd': 'new' });
    expect(writeTree(tree, dir, { overwriteEdits: true })).toMatchObject({ findings: [] });
    expect(filesIn(dir)['apps/motd']).toBe('new');
  });
});

describe('A text file that takes comments', () => {
  const tree: RepoTree = {
    ...treeOf({ 'apps/a.yaml': { kind: 'A' } }),
    files: [{ path: '.sourceignore', text: '/docs/\n', takesComment: true }],
  };

  test('says itself whose it is', () => {
    const dir = folderOf();
    writeTree(tree, dir);
    expect(filesIn(dir)).toEqual({ '.sourceignore': `${HEADER}/docs/\n` });
    expect(writeTree(treeOf({}), dir).removed).toEqual(['.sourceignore']);
  });

  test('does not replace one of somebody else', () => {
    const dir = folderOf({ '.sourceignore': '/docs/\n' });
    expect(messages(writeTree(tree, dir))).toEqual([
      'error FLX401 file ".sourceignore": exists already and is not generated; move that file away, or choose another path',
    ]);
  });
});
