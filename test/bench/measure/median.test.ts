import { median } from '../../../bench/measure/median.js';

test.each<[readonly number[], number]>([
  [[3], 3],
  [[9, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('leaves the order of what it is given alone', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test('of nothing is an error', () => {
  expect(() => median([])).toThrow('no values, no median');
});
