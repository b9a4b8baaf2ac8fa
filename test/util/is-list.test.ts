import { isList } from '../../lib/util/index.js';

test.each<[string, unknown, boolean]>([
  ['a list', [], true],
  ['a map', { length: 0 }, false],
  ['a text', 'ab', false],
  ['nothing', undefined, false],
])('whether %s is a list', (_, value, expected) => {
  expect(isList(value)).toBe(expected);
});
