import { foldersAbove } from '../../lib/util/index.js';

describe('the folders above paths', () => {
  test.each([
    [[], []],
    [['a.yaml'], []],
    [
      ['apps/web/a.yaml', 'apps/web/b.yaml', 'apps/db/c.yaml'],
      ['apps/web', 'apps', 'apps/db'],
    ],
    [['a/b', 'a'], ['a']],
  ])('of %j are %j', (paths, folders) => {
    expect([...foldersAbove(paths)]).toEqual(folders);
  });
});
