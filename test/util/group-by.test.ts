import { groupBy } from '../../lib/util/index.js';

describe('groupBy', () => {
  test('keeps the order of items in their groups, and of groups by their first item', () => {
    const groups = groupBy(['b1', 'a1', 'b2'], (item) => item.charAt(0));
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });
});
