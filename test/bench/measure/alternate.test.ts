import { alternate } from '../../../bench/measure/alternate.js';

test('runs the sides in turn, each behind its preparation', () => {
  const calls: string[] = [];
  const side = (name: string) => ({ before: () => calls.push(`before ${name}`), run: () => calls.push(name) });
  const timings = alternate({ ours: side('ours'), stock: side('stock') }, 2);
  expect(calls).toEqual([
    ...['before ours', 'ours', 'before stock', 'stock'],
    ...['before ours', 'ours', 'before stock', 'stock'],
  ]);
  expect(Object.keys(timings)).toEqual(['ours', 'stock']);
  expect(timings.ours.rounds).toBe(2);
});
