import { WELL_KNOWN } from '../../lib/api/index.js';

test('objects that a Kustomization applied carry its name and namespace', () => {
  expect(WELL_KNOWN.labels.kustomizationName).toBe('kustomize.toolkit.fluxcd.io/name');
  expect(WELL_KNOWN.labels.kustomizationNamespace).toBe('kustomize.toolkit.fluxcd.io/namespace');
});

test('an object is controlled by keys of the kustomize group', () => {
  expect(WELL_KNOWN.controls).toEqual({
    reconcile: 'kustomize.toolkit.fluxcd.io/reconcile',
    ssa: 'kustomize.toolkit.fluxcd.io/ssa',
    prune: 'kustomize.toolkit.fluxcd.io/prune',
    force: 'kustomize.toolkit.fluxcd.io/force',
    substitute: 'kustomize.toolkit.fluxcd.io/substitute',
    decrypt: 'kustomize.toolkit.fluxcd.io/decrypt',
  });
});
