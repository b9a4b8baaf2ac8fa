import { type FolderModel, foldersIn } from '../../lib/model/index.js';

function folder(path: string, ...folders: FolderModel[]): FolderModel {
  const origin = {};
  return { path, kustomizationFile: true, transform: {}, namespace: '', objects: [], vendored: [], folders, origin };
}

test('a folder stands before those in it, at any depth', () => {
  const model = folder('a', folder('a/b', folder('a/b/c')), folder('a/d'));
  expect(foldersIn(model).map(({ path }) => path)).toEqual(['a', 'a/b', 'a/b/c', 'a/d']);
});
