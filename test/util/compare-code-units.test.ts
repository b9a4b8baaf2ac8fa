import fc from 'fast-check';

import { compareCodeUnits } from '../../lib/util/index.js';

test.each([
  ['a', 'a', 0],
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'ab', -1],
  ['', 'a', -1],
  ['B', 'a', -1],
  ['a-b', 'a.b', -1],
  ['z', 'é', -1],
  ['\uffff', '😀', 1],
])('%j and %j compare as %d', (left, right, expected) => {
  expect(compareCodeUnits(left, right)).toBe(expected);
});

test('the order is that of sort() without a comparator', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
      expect([...words].sort(compareCodeUnits)).toEqual([...words].sort());
    }),
  );
});
