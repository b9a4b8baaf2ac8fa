import {
  FLUX_KINDS,
  fluxSchema,
  isFluxDuration,
  SHORT_TIMEOUT_KINDS,
  type StructuralSchema,
} from '../../lib/api/index.js';

test.each(['10m', '1h30m', '1m0s', '0.5s', '100ms', '1.5h'])('%s is a duration', (text) => {
  expect(isFluxDuration(text)).toBe(true);
});

test.each(['', '10', '1d', '-1m', '1 m', '10m ', '.5s', '10m\n', 'PT10M'])('"%s" is no duration', (text) => {
  expect(isFluxDuration(text)).toBe(false);
});

test('only sources and what shares their timeouts take no hours', () => {
  const kinds = FLUX_KINDS.filter(({ kind, group, versions }) => {
    const { pattern } = fieldOf(kind, `${group}/${versions.at(-1)?.version}`) ?? {};
    return pattern !== undefined && !new RegExp(pattern).test('1h') && new RegExp(pattern).test('60s');
  });
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([...SHORT_TIMEOUT_KINDS].sort());
});

function fieldOf(kind: string, apiVersion: string): StructuralSchema | undefined {
  return fluxSchema(kind, apiVersion, '2.10')?.properties?.spec?.properties?.timeout;
}
