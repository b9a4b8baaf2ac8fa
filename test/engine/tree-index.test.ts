import { TreeIndex } from '../../lib/engine/tree-index.js';
import { textTree } from './text-tree.js';

const index = new TreeIndex(textTree({ 'apps/b/a.yaml': '', 'apps/b.yaml': '', 'apps/Z.yaml': '', 'a.yaml': '' }));

describe('the folders of a tree', () => {
  test.each([
    ['', 'folder'],
    ['apps', 'folder'],
    ['apps/b', 'folder'],
    ['apps/b.yaml', 'file'],
    ['app', 'missing'],
    ['apps/', 'missing'],
  ])('"%s" is a %s', (path, kind) => {
    expect(index.kind(path)).toBe(kind);
  });

  test.each([
    ['', ['a.yaml', 'apps']],
    ['apps', ['Z.yaml', 'b', 'b.yaml']],
    ['apps/b.yaml', []],
    ['no', []],
  ])('"%s" lists %p, by code unit', (path, names) => {
    expect(index.list(path)).toEqual(names);
  });

  test('the root is there when nothing else is', () => {
    const empty = new TreeIndex({ files: new Map() });
    expect([empty.kind(''), empty.list('')]).toEqual(['folder', []]);
  });

  test('folders without files are there, and those above them', () => {
    const { files } = textTree({ 'apps/a.yaml': '' });
    const bare = new TreeIndex({ files, folders: new Set(['apps', 'apps/docs/old']) });
    expect(['', 'apps', 'apps/docs', 'apps/docs/old'].map((path) => bare.list(path))).toEqual([
      ['apps'],
      ['a.yaml', 'docs'],
      ['old'],
      [],
    ]);
    expect(bare.kind('apps/docs/old')).toBe('folder');
  });
});
