import { cleanPath } from '../../lib/util/index.js';

describe('cleanPath', () => {
  test.each([
    ['', ''],
    ['.', ''],
    ['./', ''],
    ['/', ''],
    ['../..', ''],
    ['apps', 'apps'],
    ['./apps/', 'apps'],
    ['/apps', 'apps'],
    ['../../apps', 'apps'],
    ['a/../../b', 'b'],
    ['a//b/./c', 'a/b/c'],
  ])('reads %j as %j', (written, folder) => {
    expect(cleanPath(written).path).toBe(folder);
  });
});
