import type { RepoTree } from '../../lib/model/index.js';
import { writeTree } from '../../lib/repo/index.js';
import { configMap, filesIn, folderOf, messages, removeFolders, treeOf, withData } from './support.js';

/** How many more files may change before the run is over. */
let left = Number.POSITIVE_INFINITY;

jest.mock('node:fs', () => {
  const fs = jest.requireActual<typeof import('node:fs')>('node:fs');
  const counted =
    <A extends readonly unknown[]>(change: (...args: A) => void) =>
    (...args: A) => {
      if (left-- === 0) throw new Error('killed');
      change(...args);
    };
  return { ...fs, renameSync: counted(fs.renameSync), unlinkSync: counted(fs.unlinkSync) };
});

afterEach(() => {
  left = Number.POSITIVE_INFINITY;
  removeFolders();
});

const before = withData(treeOf({ 'apps/a.yaml': configMap('a'), 'gone/a.yaml': configMap('a') }), {
  'apps/both.txt': 'before',
  'apps/old.txt': 'old',
  'gone/old.txt': 'old',
});
const after = withData(treeOf({ 'apps/a.yaml': configMap('a', 'two'), 'new/a.yaml': configMap('a') }), {
  'apps/both.txt': 'after',
  'apps/new.txt': 'new',
  'new/new.txt': 'new',
});
const third = withData(treeOf({}), { 'apps/both.txt': 'third', 'apps/new.txt': 'third', 'apps/old.txt': 'third' });

/** How many changes a whole write makes; the first is that of the lock. */
const CHANGES = 12;

function written(tree: RepoTree): Record<string, string> {
  const dir = folderOf();
  writeTree(tree, dir);
  return filesIn(dir);
}

describe.each([
  ['the same', after],
  ['another', third],
])('After a write that broke off, the next one, of %s tree,', (_, next) => {
  test.each(Array.from({ length: CHANGES - 1 }, (_each, index) => [index + 1]))(
    'finishes the job: %d changes',
    (number) => {
      const dir = folderOf();
      writeTree(before, dir);
      left = number;
      expect(() => writeTree(after, dir)).toThrow('killed');
      left = Number.POSITIVE_INFINITY;
      expect(messages(writeTree(next, dir))).toEqual([]);
      expect(filesIn(dir)).toEqual(written(next));
    },
  );
});
