import { FLUX_KINDS, fluxKind, fluxKindOf } from '../../lib/api/index.js';

test('every kind of Flux and of its operator is known, with its role', () => {
  expect(FLUX_KINDS.map(({ kind, role }) => `${role} ${kind}`).sort()).toEqual([
    'applier HelmRelease',
    'applier Kustomization',
    'generator ArtifactGenerator',
    'image ImagePolicy',
    'image ImageRepository',
    'image ImageUpdateAutomation',
    'notification Alert',
    'notification Provider',
    'notification Receiver',
    'operator FluxInstance',
    'operator FluxReport',
    'operator ResourceSet',
    'operator ResourceSetInputProvider',
    'source Bucket',
    'source ExternalArtifact',
    'source GitRepository',
    'source HelmChart',
    'source HelmRepository',
    'source OCIRepository',
  ]);
});

test.each([
  ['GitRepository', 'source.toolkit.fluxcd.io', 'gitrepositories'],
  ['ArtifactGenerator', 'source.extensions.fluxcd.io', 'artifactgenerators'],
  ['Kustomization', 'kustomize.toolkit.fluxcd.io', 'kustomizations'],
  ['HelmRelease', 'helm.toolkit.fluxcd.io', 'helmreleases'],
  ['Alert', 'notification.toolkit.fluxcd.io', 'alerts'],
  ['ImagePolicy', 'image.toolkit.fluxcd.io', 'imagepolicies'],
  ['ResourceSetInputProvider', 'fluxcd.controlplane.io', 'resourcesetinputproviders'],
])('%s is of the group %s and its plural is %s', (kind, group, plural) => {
  expect(fluxKind(kind)).toMatchObject({ kind, group, plural });
});

test.each(['Deployment', 'gitrepository', '', 'constructor'])('"%s" is no Flux kind', (kind) => {
  expect(fluxKind(kind)).toBeUndefined();
});

test('a kind of the same name in another group is not Flux', () => {
  expect(fluxKindOf({ group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' })?.plural).toBe('kustomizations');
  expect(fluxKindOf({ group: 'kustomize.config.k8s.io', kind: 'Kustomization' })).toBeUndefined();
  expect(fluxKindOf({ group: 'pkg.crossplane.io', kind: 'Provider' })).toBeUndefined();
});
