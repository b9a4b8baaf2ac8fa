import type { FieldPath, FluxMinor } from '../../lib/api/index.js';
import { explainUnknownField, explainUnknownValue } from '../../lib/checks/field-lifetime.js';

const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const SOURCE = 'source.toolkit.fluxcd.io';
const HELM = 'helm.toolkit.fluxcd.io';

test.each<readonly [string, string, FluxMinor, FieldPath, string, string | undefined]>([
  [
    'Kustomization',
    `${KUSTOMIZE}/v1`,
    '2.4',
    ['spec', 'deletionPolicy'],
    'needs Flux 2.5 or later, the cluster has 2.4',
    undefined,
  ],
  [
    'Kustomization',
    `${KUSTOMIZE}/v1`,
    '2.6',
    ['spec', 'dependsOn', 0, 'readyExpr'],
    'needs Flux 2.7 or later, the cluster has 2.6',
    undefined,
  ],
  [
    'Kustomization',
    `${KUSTOMIZE}/v1beta2`,
    '2.6',
    ['spec', 'deletionPolicy'],
    `is in ${KUSTOMIZE}/v1, not in ${KUSTOMIZE}/v1beta2`,
    undefined,
  ],
  [
    'Kustomization',
    `${KUSTOMIZE}/v1beta2`,
    '0.41',
    ['spec', 'deletionPolicy'],
    `needs Flux 2.5 or later and ${KUSTOMIZE}/v1, the cluster has 0.41`,
    undefined,
  ],
  [
    'Kustomization',
    `${KUSTOMIZE}/v1`,
    '2.10',
    ['spec', 'patchesStrategicMerge'],
    `is gone: ${KUSTOMIZE}/v1beta2 had it, up to Flux 2.7; the cluster has 2.10`,
    'use "spec.patches"',
  ],
  [
    'Alert',
    'notification.toolkit.fluxcd.io/v1beta2',
    '0.41',
    ['spec', 'inclusionList'],
    'needs Flux 2.0 or later, the cluster has 0.41',
    undefined,
  ],
  [
    'HelmRelease',
    `${HELM}/v2`,
    '2.7',
    ['spec', 'postRenderers', 0, 'kustomize', 'patchesJson6902'],
    `is in ${HELM}/v2beta2, not in ${HELM}/v2`,
    'use "spec.postRenderers[].kustomize.patches"',
  ],
  [
    'GitRepository',
    `${SOURCE}/v1`,
    '2.8',
    ['spec', 'gitImplementation'],
    `is gone: ${SOURCE}/v1beta2 had it, up to Flux 2.7; the cluster has 2.8`,
    'leave it out: Flux has one Git library',
  ],
])('%s %s at %s: %j %s', (kind, apiVersion, flux, path, message, hint) => {
  expect(explainUnknownField({ kind, apiVersion, flux, path })).toEqual(
    hint === undefined ? { message } : { message, hint },
  );
});

test('a field that no version has is not explained', () => {
  const field = { kind: 'Kustomization', apiVersion: `${KUSTOMIZE}/v1`, flux: '2.10' } as const;
  expect(explainUnknownField({ ...field, path: ['spec', 'prunee'] })).toBeUndefined();
});

test('a value is explained by those who take it', () => {
  const field = { kind: 'GitRepository', apiVersion: `${SOURCE}/v1`, flux: '2.8', path: ['spec', 'provider'] } as const;
  expect(explainUnknownValue(field, 'aws')).toEqual({ message: 'needs Flux 2.9 or later, the cluster has 2.8' });
  expect(explainUnknownValue(field, 'gcp')).toBeUndefined();
});
