import { orderSpec } from '../../lib/api/index.js';

test.each([
  ['GitRepository', 'secretRef ref url interval', 'interval url ref secretRef'],
  [
    'HelmRelease',
    'values upgrade chart interval install valuesFrom dependsOn',
    'interval chart dependsOn install upgrade valuesFrom values',
  ],
  ['HelmRelease', 'targetNamespace releaseName chartRef interval', 'interval chartRef releaseName targetNamespace'],
  [
    'Kustomization',
    'wait prune postBuild path patches images sourceRef dependsOn targetNamespace timeout retryInterval interval suspend force healthChecks',
    'suspend interval retryInterval timeout sourceRef path targetNamespace prune force wait dependsOn healthChecks patches images postBuild',
  ],
])('the fields of %s are put into the order people write them', (kind, written, ordered) => {
  const spec = Object.fromEntries(written.split(' ').map((name, index) => [name, index]));
  const result = orderSpec(kind, spec);
  expect(Object.keys(result).join(' ')).toBe(ordered);
  expect(result).toEqual(spec);
});

test('unknown fields follow the known ones in their own order', () => {
  expect(Object.keys(orderSpec('GitRepository', { zebra: 1, url: 2, apple: 3, interval: 4 }))).toEqual([
    'interval',
    'url',
    'zebra',
    'apple',
  ]);
});

test.each(['Deployment', 'constructor'])('the fields of %s, which is no Flux kind, stay as they are', (kind) => {
  expect(Object.keys(orderSpec(kind, { url: 1, interval: 2 }))).toEqual(['url', 'interval']);
});

test('the spec that was given is not changed, and values are passed on as they are', () => {
  const ref = { branch: 'main' };
  const spec = { ref, url: null, interval: undefined };
  const result = orderSpec('GitRepository', spec);
  expect(Object.keys(spec)).toEqual(['ref', 'url', 'interval']);
  expect(Object.entries(result)).toEqual([
    ['interval', undefined],
    ['url', null],
    ['ref', ref],
  ]);
  expect(result.ref).toBe(ref);
});
