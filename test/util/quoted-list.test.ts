import { quotedList } from '../../lib/util/index.js';

test('names are listed in quotes', () => {
  expect(quotedList(['a', 'b', 'c'])).toBe('"a", "b" and "c"');
  expect(quotedList(new Set(['a', 'b']), 'or')).toBe('"a" or "b"');
  expect(quotedList([])).toBe('');
});
