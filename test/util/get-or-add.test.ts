import { getOrAdd } from '../../lib/util/index.js';

test('a value is made when it is asked for the first time, and kept', () => {
  const map = new Map([['a', 1]]);
  const numbers = [2, 3];
  const values = ['a', 'b', 'b'].map((key) => getOrAdd(map, key, () => numbers.shift() ?? 0));
  expect(values).toEqual([1, 2, 2]);
  expect([...map]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});
