import { CODES, isFindingCode } from '../../lib/diagnostics/index.js';

test.each(Object.entries(CODES))('%s has three digits and a title without a period', (code, { title }) => {
  expect(code).toMatch(/^FLX\d{3}$/);
  expect(title).toMatch(/[^.]$/);
});

test('codes stand in order', () => {
  expect(Object.keys(CODES)).toEqual(Object.keys(CODES).sort());
});

test('what only a controller of Flux refuses may be allowed', () => {
  const strict = Object.entries(CODES).filter(([code, info]) => /^FLX5/.test(code) && info.severity === 'error');
  expect(strict.filter(([, { allowable }]) => !allowable)).toEqual([]);
});

test('what the schema of a kind refuses may not be allowed, and neither may what is no error', () => {
  const lenient = Object.entries(CODES).filter(([, { allowable }]) => allowable);
  expect(lenient.filter(([code, { severity }]) => /^FLX1(?:09|1\d)$/.test(code) || severity !== 'error')).toEqual([]);
});

test('a code is known by the table, not by what every object has', () => {
  expect(isFindingCode('FLX101')).toBe(true);
  expect(isFindingCode('FLX999')).toBe(false);
  expect(isFindingCode('constructor')).toBe(false);
});
