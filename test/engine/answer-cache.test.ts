import { readdirSync, readFileSync, renameSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { AnswerCache } from '../../lib/engine/answer-cache.js';
import { hashFacts } from '../../lib/engine/dependencies.js';
import { KnownTree } from '../../lib/engine/known-tree.js';
import { trimFolder } from '../../lib/engine/trim-folder.js';
import type { FileTree } from '../../lib/model/index.js';
import { temporaryFolder } from './temporary-folder.js';
import { textTree } from './text-tree.js';

const root = temporaryFolder();
const FILES = { 'a/kustomization.yaml': 'resources: [x.yaml]', 'a/x.yaml': 'x', 'b.yaml': 'b' };
const ASKED = { reads: ['a/kustomization.yaml', 'a/x.yaml'], lists: ['a'], kinds: ['c.yaml'] };

function folder(): string {
  return join(root(), 'cache');
}

function openCache(program = 'program'): AnswerCache {
  return new AnswerCache(folder(), program);
}

/** As a worker would, that asked `ASKED` of a tree. */
function keep(cache: AnswerCache, text: string, tree: FileTree, request = 'build a'): void {
  cache.keep(request, text, { ...ASKED, hash: hashFacts(ASKED, new KnownTree(tree)) });
}

function records(): string[] {
  return readdirSync(folder()).map((name) => join(folder(), name));
}

describe('a kept answer', () => {
  test('holds for the same files, in another process too', () => {
    keep(openCache(), '{"n":1}', textTree(FILES));
    expect(openCache().tryFind('build a', textTree(FILES))).toBe('{"n":1}');
  });

  test('holds when a file changes that was not asked for', () => {
    keep(openCache(), '{"n":1}', textTree(FILES));
    expect(openCache().tryFind('build a', textTree({ ...FILES, 'b.yaml': 'other', 'd/e.yaml': '' }))).toBe('{"n":1}');
  });

  test('holds for a file of the disk with the same content', () => {
    keep(openCache(), '{"n":1}', textTree(FILES));
    const disk = join(root(), 'x.yaml');
    writeFileSync(disk, 'x');
    const files = new Map([...textTree(FILES).files, ['a/x.yaml', { disk, size: 1 }]]);
    expect(openCache().tryFind('build a', { files, skipped: new Map() })).toBe('{"n":1}');
  });

  test.each<[string, Record<string, string>]>([
    ['the content of a file that was read', { ...FILES, 'a/x.yaml': 'y' }],
    ['the names in a folder that was listed', { ...FILES, 'a/y.yaml': '' }],
    ['a path that was looked for', { ...FILES, 'c.yaml': '' }],
    ['a path that was looked for, as a folder', { ...FILES, 'c.yaml/d': '' }],
    ['a file that is gone', { 'a/kustomization.yaml': FILES['a/kustomization.yaml'], 'b.yaml': 'b' }],
  ])('does not hold with other files: %s', (_, files) => {
    keep(openCache(), '{"n":1}', textTree(FILES));
    expect(openCache().tryFind('build a', textTree(files))).toBeUndefined();
  });

  test('is that of its request and its program', () => {
    keep(openCache(), '{"n":1}', textTree(FILES));
    expect(openCache().tryFind('build b', textTree(FILES))).toBeUndefined();
    expect(openCache('newer').tryFind('build a', textTree(FILES))).toBeUndefined();
  });

  test('stays beside those of other states of the files, up to six', () => {
    const trees = Array.from({ length: 7 }, (_, n) => textTree({ ...FILES, 'a/x.yaml': String(n) }));
    const cache = openCache();
    for (const [n, tree] of trees.entries()) keep(cache, `{"n":${n}}`, tree);
    const found = trees.map((tree) => openCache().tryFind('build a', tree));
    expect(found).toEqual([undefined, ...[1, 2, 3, 4, 5, 6].map((n) => `{"n":${n}}`)]);
  });

  test('takes the place of one for the same files', () => {
    const cache = openCache();
    keep(cache, '{"n":1}', textTree(FILES));
    keep(cache, '{"n":2}', textTree(FILES));
    expect(cache.tryFind('build a', textTree(FILES))).toBe('{"n":2}');
    expect(readFileSync(records()[0] ?? '', 'utf8').split('\n')).toHaveLength(4);
  });

  test('never holds for a file that cannot be read', () => {
    const disk = join(root(), 'target');
    writeFileSync(disk, 'x');
    const files = new Map([...textTree(FILES).files, ['a/x.yaml', { disk, size: 1 }]]);
    keep(openCache(), '{"n":1}', { files, skipped: new Map() });
    renameSync(disk, `${disk}.real`);
    symlinkSync(`${disk}.real`, disk);
    expect(openCache().tryFind('build a', { files, skipped: new Map() })).toBeUndefined();
  });
});

describe('the folder of the cache', () => {
  test('is for its owner alone', () => {
    keep(openCache(), '{}', textTree(FILES));
    const [record = ''] = records();
    expect([statSync(folder()).mode & 0o777, statSync(record).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  test.each<[string, (text: string) => string]>([
    ['cut off', (text) => text.slice(0, -2)],
    ['changed', (text) => text.replace('"n":1', '"n":2')],
    ['empty', () => ''],
    ['of somebody else', () => '# notes\n'],
  ])('may hold a record that is %s: there is no answer then, and the next one is kept', (_, change) => {
    keep(openCache(), '{"n":1}', textTree(FILES));
    const [record = ''] = records();
    writeFileSync(record, change(readFileSync(record, 'utf8')));
    expect(openCache().tryFind('build a', textTree(FILES))).toBeUndefined();
    keep(openCache(), '{"n":3}', textTree(FILES));
    expect(openCache().tryFind('build a', textTree(FILES))).toBe('{"n":3}');
  });

  test('may hold a record under the name of another request', () => {
    keep(openCache(), '{"n":1}', textTree(FILES), 'build a');
    const [first = ''] = records();
    keep(openCache(), '{"n":2}', textTree(FILES), 'build b');
    const second = records().find((path) => path !== first) ?? '';
    renameSync(second, first);
    expect(openCache().tryFind('build a', textTree(FILES))).toBeUndefined();
  });

  test('may be a file', () => {
    writeFileSync(folder(), '');
    const cache = openCache();
    keep(cache, '{}', textTree(FILES));
    expect(cache.tryFind('build a', textTree(FILES))).toBeUndefined();
    cache.close();
  });

  test('loses what was of no use for longest when it is too large, and nothing of others', () => {
    const cache = openCache();
    for (const request of ['a', 'b', 'c']) keep(cache, '{}', textTree(FILES), request);
    writeFileSync(join(folder(), 'notes.txt'), 'x'.repeat(1000));
    for (const record of records()) utimesSync(record, 0, 0);
    expect(cache.tryFind('b', textTree(FILES))).toBe('{}');
    const [size] = records().map((record) => statSync(record).size);
    trimFolder(folder(), (size ?? 0) + 1);
    expect(['a', 'b', 'c'].map((request) => cache.tryFind(request, textTree(FILES)))).toEqual([
      undefined,
      '{}',
      undefined,
    ]);
    expect(readdirSync(folder())).toContain('notes.txt');
  });
});
