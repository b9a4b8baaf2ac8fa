import { isFluxDuration, isFluxTimeout } from '../../lib/api/index.js';

test.each(['10m', '1h30m', '1m0s', '0.5s', '100ms', '1.5h'])('%s is a duration', (text) => {
  expect(isFluxDuration(text)).toBe(true);
});

test.each(['', '10', '1d', '-1m', '1 m', '10m ', '.5s', '10m\n', 'PT10M'])('"%s" is no duration', (text) => {
  expect(isFluxDuration(text)).toBe(false);
});

test.each(['GitRepository', 'OCIRepository', 'Bucket', 'HelmRepository', 'ImageRepository', 'Provider'])(
  'the timeout of %s takes no hours',
  (kind) => {
    expect(isFluxTimeout(kind, '60s')).toBe(true);
    expect(isFluxTimeout(kind, '1h')).toBe(false);
  },
);

test.each(['Kustomization', 'HelmRelease'])('the timeout of %s may be in hours', (kind) => {
  expect(isFluxTimeout(kind, '1h')).toBe(true);
  expect(isFluxTimeout(kind, '1d')).toBe(false);
});
