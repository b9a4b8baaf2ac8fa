import { spokenList } from '../../lib/util/index.js';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('the list %j is spoken as "%s"', (texts, spoken) => {
  expect(spokenList(texts)).toBe(spoken);
});

test('a list may end in another word', () => {
  expect(spokenList(['a', 'b', 'c'], 'or')).toBe('a, b or c');
});
