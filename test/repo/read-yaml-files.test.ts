import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { summarize } from '../../lib/diagnostics/index.js';
import { readYamlFiles } from '../../lib/repo/index.js';
import { folderOf, removeFolders } from './support.js';

afterEach(removeFolders);

/** What is read: path and text, or what is wrong. */
function read(path: string, cwd: string): string[] {
  return readYamlFiles(path, cwd).map((found) =>
    'text' in found ? `${found.path}: ${found.text}` : summarize({ severity: 'error', ...found }),
  );
}

test('a file is read whatever its name is', () => {
  const dir = folderOf({ 'a/crd.txt': 'text' });
  expect(readYamlFiles('a/crd.txt', dir)).toEqual([{ path: 'a/crd.txt', file: join(dir, 'a/crd.txt'), text: 'text' }]);
});

test('of a folder all YAML and JSON files are read, sorted by path, but for those of packages and Git', () => {
  const files = {
    'b.yml': '2',
    'a/z.yaml': '1',
    'c.json': '3',
    'd.md': '',
    'node_modules/x/y.yaml': '',
    '.git/z.yaml': '',
  };
  const dir = folderOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [`crds/${path}`, text])));
  expect(read('crds', dir)).toEqual(['crds/a/z.yaml: 1', 'crds/b.yml: 2', 'crds/c.json: 3']);
  expect(read('crds/', dir)).toEqual(read('crds', dir));
  expect(read('.', join(dir, 'crds'))).toHaveLength(3);
});

test('what cannot be read is told, the rest is read all the same', () => {
  const dir = folderOf({ 'crds/a.yaml': 'a' });
  symlinkSync('nowhere', join(dir, 'crds/b.yaml'));
  expect(read('crds', dir)).toEqual([
    'crds/a.yaml: a',
    'FLX406 file "crds/b.yaml": cannot be read: no such file or folder (ENOENT); create it first',
  ]);
  expect(read('gone', dir)).toEqual([
    'FLX406 file "gone": cannot be read: no such file or folder (ENOENT); create it first',
  ]);
});
