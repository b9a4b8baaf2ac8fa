import { atLeast, atMost, buildReport, type Row, rounded } from '../../../bench/measure/row.js';

test.each([
  [1.049, true],
  [1.05, true],
  [1.051, false],
])('a goal of at most 1.05: %d is %s', (measured, reached) => {
  expect(atMost(1.05, 'exponent', measured)).toEqual({ goal: 'exponent', limit: 1.05, measured, reached });
});

test.each([
  [4.999, false],
  [5, true],
  [80, true],
])('a goal of at least 5: %d is %s', (measured, reached) => {
  expect(atLeast(5, 'times', measured)).toEqual({ goal: 'times', limit: 5, measured, reached });
});

test('a goal is judged by what was measured, and shown with four digits', () => {
  expect(atMost(2, 'times', 2.00001)).toEqual({ goal: 'times', limit: 2, measured: 2, reached: false });
});

test('what was not measured is neither reached nor missed', () => {
  expect(atMost(2, 'times', undefined)).toEqual({ goal: 'times', limit: 2, measured: null, reached: null });
});

test.each([
  [0.123456, 0.1235],
  [123456, 123500],
  [0, 0],
  [undefined, null],
])('%d is shown as %d', (value, shown) => {
  expect(rounded(value)).toBe(shown);
});

test('the report counts goals, and names those that are missed or open', () => {
  const rows: Row[] = [
    { name: 'plain', what: '', figures: {}, goals: [atLeast(5, 'times stock', 6), atMost(2, 'times the floor', 3)] },
    { name: 'chain', what: '', figures: {}, goals: [atLeast(1000, 'times stock', undefined)] },
  ];
  expect(buildReport(rows, { quick: true, machine: { cpus: 2 } })).toEqual({
    quick: true,
    machine: { cpus: 2 },
    goals: { reached: 1, missed: ['plain: times the floor'], open: ['chain: times stock'] },
    rows,
  });
});
