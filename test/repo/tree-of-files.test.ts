import { readFileSync } from 'node:fs';

import { type TreeFile, treeOfTexts } from '../../lib/model/index.js';
import { readTree, renderTree, treeOfFiles } from '../../lib/repo/index.js';
import { configMap, folderOf, removeFolders, treeOf } from './support.js';

afterEach(removeFolders);

const textOf = (file: TreeFile) => ('text' in file ? file.text : readFileSync(file.disk, 'utf8'));

test('a tree of rendered files is the tree that is read where they were written', () => {
  const rendered = renderTree(
    treeOf({ 'b.yaml': configMap('b'), 'a/z.yaml': configMap('z'), 'a-b.yaml': configMap('a') }),
  );
  const read = readTree(folderOf(Object.fromEntries(rendered.map(({ path, text }) => [path, text])))).tree;
  const made = treeOfFiles(rendered);
  expect([...made.files].map(([path, file]) => [path, textOf(file)])).toEqual(
    [...read.files].map(([path, file]) => [path, textOf(file)]),
  );
  expect(made.skipped).toEqual(read.skipped);
});

test('a tree of texts is sorted by path, whatever the paths look like', () => {
  const { files } = treeOfTexts({ b: '1', 'a/b': '2', 10: '3', 9: '4', 'a-b': '5' });
  expect([...files.keys()]).toEqual(['10', '9', 'a-b', 'a/b', 'b']);
});
