import { FLUX_MINORS, hasSpecField, minorsWithField, requiredSpecFields, specFields } from '../../lib/api/index.js';

const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const SOURCE = 'source.toolkit.fluxcd.io';
const HELM = 'helm.toolkit.fluxcd.io';

test('all fields of a version at a minor are listed by name', () => {
  expect(specFields('GitRepository', `${SOURCE}/v1`, '2.0').join(' ')).toBe(
    'ignore include interval recurseSubmodules ref secretRef suspend timeout url verify',
  );
  expect(specFields('GitRepository', `${SOURCE}/v1`, '2.10').join(' ')).toBe(
    'ignore include interval provider proxySecretRef recurseSubmodules ref secretRef serviceAccountName sparseCheckout suspend timeout url verify',
  );
});

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

test('a version that is not served has no fields', () => {
  expect(specFields('Kustomization', `${KUSTOMIZE}/v1`, '0.41')).toEqual([]);
  expect(specFields('Kustomization', `${KUSTOMIZE}/v1beta2`, '2.8')).toEqual([]);
  expect(specFields('Kustomization', 'kustomize.config.k8s.io/v1beta1', '2.8')).toEqual([]);
  expect(specFields('Deployment', 'apps/v1', '2.8')).toEqual([]);
});

test.each([
  ['Kustomization', `${KUSTOMIZE}/v1`, '2.10', 'interval prune sourceRef'],
  ['HelmRelease', `${HELM}/v2`, '2.10', 'interval'],
  ['HelmRelease', `${HELM}/v2beta1`, '2.2', 'chart interval'],
  ['HelmRelease', `${HELM}/v2beta1`, '2.3', 'interval'],
  ['HelmRelease', `${HELM}/v2beta1`, '2.4', 'chart interval'],
  ['OCIRepository', `${SOURCE}/v1`, '2.10', 'interval url'],
  ['HelmRepository', `${SOURCE}/v1beta2`, '2.1', 'interval url'],
  ['HelmRepository', `${SOURCE}/v1beta2`, '2.2', 'url'],
  ['Receiver', 'notification.toolkit.fluxcd.io/v1', '2.8', 'resources secretRef type'],
  ['Receiver', 'notification.toolkit.fluxcd.io/v1', '2.9', 'resources type'],
  ['ArtifactGenerator', 'source.extensions.fluxcd.io/v1beta1', '2.9', 'artifacts sources'],
  ['FluxInstance', 'fluxcd.controlplane.io/v1', '2.10', 'distribution'],
] as const)('%s %s at %s requires %s', (kind, apiVersion, flux, expected) => {
  expect(requiredSpecFields(kind, apiVersion, flux).join(' ')).toBe(expected);
});

test('the minors of a field are those of any version that has it', () => {
  expect(minorsWithField('Kustomization', 'deletionPolicy')).toEqual(['2.5', '2.6', '2.7', '2.8', '2.9', '2.10']);
  expect(minorsWithField('Kustomization', 'validation')).toEqual(FLUX_MINORS.slice(0, FLUX_MINORS.indexOf('2.8')));
  expect(minorsWithField('Kustomization', 'interval')).toEqual(FLUX_MINORS);
  expect(minorsWithField('Kustomization', 'intervall')).toEqual([]);
  expect(minorsWithField('Deployment', 'replicas')).toEqual([]);
});
