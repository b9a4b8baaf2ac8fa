import { exponent } from '../../../bench/measure/exponent.js';

test.each([0, 1, 2, 1.05])('finds %d where time grows with exactly that power', (power) => {
  const points = [1_000, 3_000, 10_000, 100_000].map((size) => ({ size, time: 0.5 * size ** power }));
  expect(exponent(points)).toBeCloseTo(power, 10);
});

test('is the slope that fits best where points are off the line', () => {
  const points = [
    { size: 1, time: 1 },
    { size: Math.E, time: Math.E ** 2 },
    { size: Math.E ** 2, time: Math.E },
  ];
  expect(exponent(points)).toBeCloseTo(0.5, 10);
});

test('needs different sizes', () => {
  expect(() => exponent([{ size: 10, time: 1 }])).toThrow('points of different sizes');
});
