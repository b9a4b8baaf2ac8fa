import { clampedPath } from '../../lib/build/clamped-path.js';

describe('clampedPath', () => {
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
    expect(clampedPath(written)).toBe(folder);
  });
});
