import { joinPath } from '../../lib/util/index.js';

describe('joined paths', () => {
  test.each([
    [[], ''],
    [['', ''], ''],
    [['', 'apps'], 'apps'],
    [['apps', '', 'web.yaml'], 'apps/web.yaml'],
  ])('of %j are "%s"', (parts, path) => {
    expect(joinPath(...parts)).toBe(path);
  });
});
