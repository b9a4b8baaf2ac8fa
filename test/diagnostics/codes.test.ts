import { CODES, isFindingCode } from '../../lib/diagnostics/index.js';

test.each(Object.entries(CODES))('%s has three digits and a title without a period', (code, { title }) => {
  expect(code).toMatch(/^FLX\d{3}$/);
  expect(title).toMatch(/[^.]$/);
});

test('codes stand in order', () => {
  expect(Object.keys(CODES)).toEqual(Object.keys(CODES).sort());
});

test('a code is known by the table, not by what every object has', () => {
  expect(isFindingCode('FLX101')).toBe(true);
  expect(isFindingCode('FLX999')).toBe(false);
  expect(isFindingCode('constructor')).toBe(false);
});
