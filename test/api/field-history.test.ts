import { FLUX_MINORS, fluxSchema, hasSpecField, lifetimesOf, lifetimesOfValue } from '../../lib/api/index.js';

const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const SOURCE = 'source.toolkit.fluxcd.io';
const HELM = 'helm.toolkit.fluxcd.io';

test.each([
  ['Kustomization', `${KUSTOMIZE}/v1beta2`, '0.37', 'components', false],
  ['Kustomization', `${KUSTOMIZE}/v1beta2`, '0.38', 'components', true],
  ['Kustomization', `${KUSTOMIZE}/v1beta1`, '0.38', 'components', false],
  ['Kustomization', `${KUSTOMIZE}/v1`, '2.4', 'deletionPolicy', false],
  ['Kustomization', `${KUSTOMIZE}/v1`, '2.5', 'deletionPolicy', true],
  ['Kustomization', `${KUSTOMIZE}/v1`, '2.10', 'buildMetadata', true],
  ['Kustomization', `${KUSTOMIZE}/v1`, '2.10', 'validation', false],
  ['HelmRelease', `${HELM}/v2beta1`, '2.2', 'driftDetection', true],
  ['HelmRelease', `${HELM}/v2`, '2.7', 'waitStrategy', false],
  ['HelmRelease', `${HELM}/v2`, '2.8', 'waitStrategy', true],
  ['HelmRepository', `${SOURCE}/v1beta2`, '0.30', 'type', false],
  ['HelmRepository', `${SOURCE}/v1beta2`, '0.31', 'type', true],
  ['ResourceSet', 'fluxcd.controlplane.io/v1', '0.29', 'steps', true],
] as const)('%s %s at %s: has %s: %s', (kind, apiVersion, flux, field, expected) => {
  expect(hasSpecField(kind, apiVersion, flux, field)).toBe(expected);
});

test.each([
  ['Kustomization', `${KUSTOMIZE}/v1`, '0.41'],
  ['Kustomization', `${KUSTOMIZE}/v1beta2`, '2.8'],
  ['Kustomization', 'kustomize.config.k8s.io/v1beta1', '2.8'],
  ['Deployment', 'apps/v1', '2.8'],
] as const)('%s %s at %s is not served and has no fields', (kind, apiVersion, flux) => {
  expect(hasSpecField(kind, apiVersion, flux, 'interval')).toBe(false);
});

test.each([
  ['Kustomization', `${KUSTOMIZE}/v1`, '2.10', 'interval prune sourceRef'],
  ['HelmRelease', `${HELM}/v2`, '2.10', 'interval'],
  ['HelmRelease', `${HELM}/v2beta1`, '2.2', 'chart interval'],
  ['HelmRelease', `${HELM}/v2beta1`, '2.3', 'interval'],
  ['HelmRelease', `${HELM}/v2beta1`, '2.4', 'chart interval'],
  ['OCIRepository', `${SOURCE}/v1`, '2.9', 'interval url'],
  ['OCIRepository', `${SOURCE}/v1`, '2.10', ''],
  ['HelmRepository', `${SOURCE}/v1beta2`, '2.1', 'interval url'],
  ['HelmRepository', `${SOURCE}/v1beta2`, '2.2', 'url'],
  ['Receiver', 'notification.toolkit.fluxcd.io/v1', '2.8', 'resources secretRef type'],
  ['Receiver', 'notification.toolkit.fluxcd.io/v1', '2.9', 'resources type'],
  ['ArtifactGenerator', 'source.extensions.fluxcd.io/v1beta1', '2.9', 'artifacts sources'],
  ['FluxInstance', 'fluxcd.controlplane.io/v1', '2.10', 'distribution'],
] as const)('%s %s at %s requires %s', (kind, apiVersion, flux, expected) => {
  const required = fluxSchema(kind, apiVersion, flux)?.properties?.spec?.required ?? [];
  expect(required.join(' ')).toBe(expected);
});

test('a field lives in the versions and minors that have it', () => {
  expect(lifetimesOf('Kustomization', 'spec.deletionPolicy')).toEqual([
    { apiVersion: `${KUSTOMIZE}/v1`, minors: ['2.5', '2.6', '2.7', '2.8', '2.9', '2.10'] },
  ]);
  expect(lifetimesOf('Kustomization', 'spec.validation')).toEqual([
    { apiVersion: `${KUSTOMIZE}/v1beta1`, minors: FLUX_MINORS.slice(0, FLUX_MINORS.indexOf('2.7')) },
    { apiVersion: `${KUSTOMIZE}/v1beta2`, minors: FLUX_MINORS.slice(0, FLUX_MINORS.indexOf('2.8')) },
  ]);
  expect(lifetimesOf('HelmRelease', 'spec.dependsOn[].readyExpr')).toEqual([
    { apiVersion: `${HELM}/v2`, minors: ['2.7', '2.8', '2.9', '2.10'] },
  ]);
  expect(lifetimesOf('Kustomization', 'spec.intervall')).toEqual([]);
  expect(lifetimesOf('Deployment', 'spec.replicas')).toEqual([]);
});

test('a value lives in the versions and minors that take it', () => {
  expect(lifetimesOfValue('GitRepository', 'spec.provider', 'aws')).toEqual([
    { apiVersion: `${SOURCE}/v1`, minors: ['2.9', '2.10'] },
  ]);
  expect(lifetimesOfValue('GitRepository', 'spec.provider', 'gcp')).toEqual([]);
});
