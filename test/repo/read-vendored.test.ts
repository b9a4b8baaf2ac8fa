import { readVendored } from '../../lib/repo/index.js';
import { folderOf, removeFolders } from './support.js';

afterEach(removeFolders);

function paths(files: Readonly<Record<string, string>>, ...resources: readonly string[]): string[] {
  return [...readVendored(folderOf(files), resources).keys()].sort();
}

test('files are read, folders are what their kustomization file lists', () => {
  const files = {
    'a/kustomization.yaml': 'resources: [one.yaml, b]\ncomponents: [../c]\n',
    'a/one.yaml': '1',
    'a/unlisted.yaml': '2',
    'a/b/Kustomization': 'bases: [two.yaml]\n',
    'a/b/two.yaml': '3',
    'c/kustomization.yml': 'kind: Component\nresources: [three.yaml]\n',
    'c/three.yaml': '4',
    'd.yaml': '5',
  };
  expect(paths(files, 'a', 'd.yaml')).toEqual(['a/b/two.yaml', 'a/one.yaml', 'c/three.yaml', 'd.yaml']);
  expect(readVendored(folderOf(files), ['d.yaml'])).toEqual(new Map([['d.yaml', '5']]));
});

test('of several kustomization files the first counts, as for kustomize', () => {
  const files = { 'a/kustomization.yaml': 'resources: [x.yaml]', 'a/kustomization.yml': 'resources: [y.yaml]' };
  expect(paths({ ...files, 'a/x.yaml': '', 'a/y.yaml': '' }, 'a')).toEqual(['a/x.yaml']);
});

test('folders that list each other are read once', () => {
  const files = {
    'a/kustomization.yaml': 'resources: [../b, x.yaml]',
    'b/kustomization.yaml': 'resources: [../a]',
    'a/x.yaml': '',
  };
  expect(paths(files, 'a')).toEqual(['a/x.yaml']);
});

test.each([
  'https://example.org/x.yaml',
  'github.com/org/repo?ref=v1',
  '../../outside.yaml',
  '/etc/hosts',
  'gone.yaml',
  '3',
  '{ a: 1 }',
  '..',
])('%s is left out', (entry) => {
  const files = { 'a/kustomization.yaml': `resources: [ok.yaml, ${entry}]`, 'a/ok.yaml': '' };
  expect(paths(files, 'a')).toEqual(['a/ok.yaml']);
});

test.each(['', 'text', '- a', 'resources: x.yaml', 'resources: [', 'resources: null'])(
  'a kustomization file that is %j lists nothing',
  (text) => {
    expect(paths({ 'a/kustomization.yaml': text, 'a/x.yaml': '' }, 'a', 'gone')).toEqual([]);
  },
);
