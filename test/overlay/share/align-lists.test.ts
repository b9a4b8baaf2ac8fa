import { alignLists } from '../../../lib/overlay/share/align-lists.js';

const ____ = undefined;

describe('An item continues', () => {
  it.each<[title: string, from: string, to: string, expected: readonly (number | undefined)[]]>([
    ['the same one, at the same place', 'abc', 'abc', [0, 1, 2]],
    ['the same one, behind one that goes', 'abc', 'bc', [1, 2]],
    ['the same one, behind a new one', 'bc', 'abc', [____, 0, 1]],
    ['none, at the end', 'ab', 'abc', [0, 1, ____]],
    ['one that goes at the same place between others', 'abc', 'axc', [0, 1, 2]],
    ['none, where more come than go', 'abc', 'axyc', [0, ____, ____, 2]],
    ['one of each pair, where all change', 'ab', 'xy', [0, 1]],
    ['as many as possible, where the order changes', 'abcd', 'dabc', [____, 0, 1, 2]],
    ['one of several that are the same', 'aaa', 'aa', [0, 1]],
    ['nothing, in a list that was empty', '', 'ab', [____, ____]],
  ])('%s', (_title, from, to, expected) => {
    expect(alignLists([...from], [...to])).toEqual(expected);
  });

  it('only at the ends of lists that are too long to compare each with each', () => {
    const items = (prefix: string) => Array.from({ length: 600 }, (_, index) => `${prefix}${index}`);
    const [from, to] = [
      ['first', ...items('old'), 'same', 'last'],
      ['first', 'same', ...items('new'), 'new', 'last'],
    ];
    const aligned = alignLists(from, to);
    expect([aligned[0], aligned.at(-1)]).toEqual([0, 602]);
    expect(new Set(aligned.slice(1, -1))).toEqual(new Set([undefined]));
  });
});
