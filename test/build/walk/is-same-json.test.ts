import { isSameJson } from '../../../lib/build/walk/is-same-json.js';
import type { Json } from '../../../lib/manifest/index.js';

describe('isSameJson', () => {
  test.each<[Json, Json, boolean]>([
    [{ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[], {}, false],
    [null, {}, false],
    ['1', 1, false],
    [1n, 1n, true],
  ])('%p and %p: %p', (one, other, expected) => {
    expect(isSameJson(one, other)).toBe(expected);
    expect(isSameJson(other, one)).toBe(expected);
  });
});
