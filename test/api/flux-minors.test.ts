import { compareFluxMinors, FLUX_MINORS, NEWEST_FLUX, parseFluxMinor } from '../../lib/api/index.js';

test('minors run from 0.29 to 2.10, without a gap between 0.41 and 2.0', () => {
  expect(FLUX_MINORS.join(' ')).toBe(
    '0.29 0.30 0.31 0.32 0.33 0.34 0.35 0.36 0.37 0.38 0.39 0.40 0.41 2.0 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10',
  );
});

test('the newest Flux is the last minor', () => {
  expect(NEWEST_FLUX).toBe('2.10');
  expect(FLUX_MINORS.at(-1)).toBe(NEWEST_FLUX);
});

test.each([
  ['v2.9.4', '2.9'],
  ['2.9', '2.9'],
  ['2.9.x', '2.9'],
  ['v2.10.0', '2.10'],
  ['2.0.0-rc.1', '2.0'],
  ['v0.41.2', '0.41'],
  ['v2.1.0+build', '2.1'],
])('%s is Flux %s', (text, minor) => {
  expect(parseFluxMinor(text)).toBe(minor);
});

test.each(['', 'v2', '2.x', '2.11', '0.28.5', '0.42.0', '1.0', '2.9.', '2.9.4.1', '02.9', ' 2.9', '2.9\n', 'latest'])(
  '"%s" is no Flux minor that is known',
  (text) => {
    expect(parseFluxMinor(text)).toBeUndefined();
  },
);

test('minors are ordered by age, not by text', () => {
  expect(compareFluxMinors('2.9', '2.10')).toBeLessThan(0);
  expect(compareFluxMinors('2.0', '0.41')).toBeGreaterThan(0);
  expect(compareFluxMinors('2.3', '2.3')).toBe(0);
});
