import { checkFleet } from '../../lib/checks/index.js';

import { cluster, findingsOf, fleet, flux, lines, object } from './support.js';

test('a fleet without clusters has no findings', () => {
  expect(checkFleet(fleet())).toEqual([]);
});

test('all findings of all clusters are reported, sorted', () => {
  const bad = cluster({
    objects: [object('Secret apps/a', { data: { x: 'y' } })],
    kustomizations: {
      apps: { spec: { interval: '60m', prune: true, dependsOn: [{ name: 'apps' }, { name: 'nowhere' }] } },
    },
  });
  const findings = checkFleet(fleet(bad, cluster({}), bad));
  expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
    'FLX104 Secret "apps/a"',
    'FLX104 Secret "apps/a"',
    'FLX203 Kustomization "flux-system/apps"',
    'FLX203 Kustomization "flux-system/apps"',
    'FLX208 Kustomization "flux-system/apps"',
    'FLX208 Kustomization "flux-system/apps"',
  ]);
});

test('one object may be in every cluster', () => {
  const one = cluster({ objects: [object('ConfigMap apps/a')] });
  expect(checkFleet(fleet(one, { ...one, name: 'production' }))).toEqual([]);
});

test('the model is not changed', () => {
  const model = fleet(cluster({ objects: [flux('HelmRelease apps/x', { dependsOn: [{ name: 'y' }] })] }));
  const before = structuredClone(model);
  checkFleet(model);
  expect(model).toEqual(before);
});

test('Kustomizations that only apply one another are never there, wherever they apply to', () => {
  const spec = { kubeConfig: { secretRef: { name: 'x' } } };
  const findings = findingsOf({ kustomizations: { a: { owner: 'b', spec }, b: { owner: 'a' } } });
  expect(findings).toEqual([
    lines(
      'error FLX208 Kustomization "flux-system/a": dependency cycle: "flux-system/a" → "flux-system/b" → "flux-system/a"; none of them ever gets ready; take one of these edges out',
      '"flux-system/a" is applied by "flux-system/b" at flux-system/a',
      '"flux-system/b" is applied by "flux-system/a" at flux-system/b',
      'at flux-system/a',
    ),
  ]);
});
