import {
  FLUX_KINDS,
  FLUX_MINORS,
  fluxVersion,
  minorsServing,
  preferredApiVersion,
  servedVersions,
} from '../../lib/api/index.js';

test.each([
  ['GitRepository', '0.41', 'source.toolkit.fluxcd.io/v1beta2'],
  ['GitRepository', '2.0', 'source.toolkit.fluxcd.io/v1'],
  ['HelmRepository', '2.2', 'source.toolkit.fluxcd.io/v1beta2'],
  ['HelmChart', '2.3', 'source.toolkit.fluxcd.io/v1'],
  ['Bucket', '2.3', 'source.toolkit.fluxcd.io/v1beta2'],
  ['Bucket', '2.4', 'source.toolkit.fluxcd.io/v1'],
  ['OCIRepository', '0.31', undefined],
  ['OCIRepository', '0.32', 'source.toolkit.fluxcd.io/v1beta2'],
  ['OCIRepository', '2.6', 'source.toolkit.fluxcd.io/v1'],
  ['ExternalArtifact', '2.6', undefined],
  ['ExternalArtifact', '2.7', 'source.toolkit.fluxcd.io/v1'],
  ['ArtifactGenerator', '2.10', 'source.extensions.fluxcd.io/v1beta1'],
  ['Kustomization', '0.29', 'kustomize.toolkit.fluxcd.io/v1beta2'],
  ['Kustomization', '2.10', 'kustomize.toolkit.fluxcd.io/v1'],
  ['HelmRelease', '2.1', 'helm.toolkit.fluxcd.io/v2beta1'],
  ['HelmRelease', '2.2', 'helm.toolkit.fluxcd.io/v2beta2'],
  ['HelmRelease', '2.3', 'helm.toolkit.fluxcd.io/v2'],
  ['Alert', '0.37', 'notification.toolkit.fluxcd.io/v1beta1'],
  ['Alert', '2.1', 'notification.toolkit.fluxcd.io/v1beta2'],
  ['Provider', '2.10', 'notification.toolkit.fluxcd.io/v1beta3'],
  ['Receiver', '2.0', 'notification.toolkit.fluxcd.io/v1'],
  ['ImagePolicy', '0.39', 'image.toolkit.fluxcd.io/v1beta1'],
  ['ImageRepository', '0.40', 'image.toolkit.fluxcd.io/v1beta2'],
  ['ImageUpdateAutomation', '2.2', 'image.toolkit.fluxcd.io/v1beta1'],
  ['ImageUpdateAutomation', '2.7', 'image.toolkit.fluxcd.io/v1'],
  ['ConfigMap', '2.10', undefined],
] as const)('%s is written for Flux %s as %s', (kind, flux, apiVersion) => {
  expect(preferredApiVersion(kind, flux)).toBe(apiVersion);
});

test('served versions are listed oldest first', () => {
  expect(servedVersions('HelmRelease', '2.3')).toEqual([
    'helm.toolkit.fluxcd.io/v2beta1',
    'helm.toolkit.fluxcd.io/v2beta2',
    'helm.toolkit.fluxcd.io/v2',
  ]);
  expect(servedVersions('HelmRelease', '2.7')).toEqual(['helm.toolkit.fluxcd.io/v2beta2', 'helm.toolkit.fluxcd.io/v2']);
  expect(servedVersions('ImagePolicy', '0.37')).toEqual(['image.toolkit.fluxcd.io/v1beta1']);
  expect(servedVersions('Deployment', '2.10')).toEqual([]);
});

test('2.10 serves what 2.9 serves', () => {
  for (const { kind } of FLUX_KINDS) expect(servedVersions(kind, '2.10')).toEqual(servedVersions(kind, '2.9'));
});

test('the minors that serve an apiVersion end where it was removed', () => {
  expect(minorsServing('Receiver', 'notification.toolkit.fluxcd.io/v1beta2')).toEqual(
    FLUX_MINORS.slice(FLUX_MINORS.indexOf('0.38'), FLUX_MINORS.indexOf('2.9')),
  );
  expect(minorsServing('HelmRelease', 'helm.toolkit.fluxcd.io/v2')).toEqual(
    FLUX_MINORS.slice(FLUX_MINORS.indexOf('2.3')),
  );
  expect(minorsServing('HelmRelease', 'source.toolkit.fluxcd.io/v1')).toEqual([]);
});

test('kinds of the operator are served whatever the Flux minor', () => {
  for (const kind of ['FluxInstance', 'FluxReport', 'ResourceSet', 'ResourceSetInputProvider'])
    expect(minorsServing(kind, 'fluxcd.controlplane.io/v1')).toEqual(FLUX_MINORS);
});

test.each([
  ['GitRepository', 'source.toolkit.fluxcd.io/v1beta2', '2.0'],
  ['Bucket', 'source.toolkit.fluxcd.io/v1beta2', '2.4'],
  ['ImagePolicy', 'image.toolkit.fluxcd.io/v1beta2', '2.7'],
  ['ImagePolicy', 'image.toolkit.fluxcd.io/v1beta1', undefined],
  ['Kustomization', 'kustomize.toolkit.fluxcd.io/v1', undefined],
])('%s %s is marked as deprecated since %s', (kind, apiVersion, since) => {
  expect(fluxVersion(kind, apiVersion)?.deprecatedSince).toBe(since);
});
