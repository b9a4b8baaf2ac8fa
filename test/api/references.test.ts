import { allowedTargets, type FluxMinor, fluxKind, REFERENCE_FIELDS, referencesOf } from '../../lib/api/index.js';

test.each([
  ['Kustomization', 'sourceRef', '0.31', 'GitRepository Bucket'],
  ['Kustomization', 'sourceRef', '0.32', 'GitRepository OCIRepository Bucket'],
  ['Kustomization', 'sourceRef', '2.7', 'GitRepository OCIRepository Bucket ExternalArtifact'],
  ['Kustomization', 'dependsOn[]', '2.10', 'Kustomization'],
  ['HelmRelease', 'chart.spec.sourceRef', '2.10', 'HelmRepository GitRepository Bucket'],
  ['HelmRelease', 'chartRef', '2.2', ''],
  ['HelmRelease', 'chartRef', '2.3', 'OCIRepository HelmChart'],
  ['HelmRelease', 'chartRef', '2.7', 'OCIRepository HelmChart ExternalArtifact'],
  ['HelmRelease', 'dependsOn[]', '0.29', 'HelmRelease'],
  ['HelmChart', 'sourceRef', '2.10', 'HelmRepository GitRepository Bucket'],
  ['GitRepository', 'include[].repository', '2.10', 'GitRepository'],
  ['ArtifactGenerator', 'sources[]', '2.6', ''],
  ['ArtifactGenerator', 'sources[]', '2.7', 'GitRepository OCIRepository Bucket'],
  ['ArtifactGenerator', 'sources[]', '2.8', 'GitRepository OCIRepository Bucket HelmChart ExternalArtifact'],
  ['ImagePolicy', 'imageRepositoryRef', '2.10', 'ImageRepository'],
  ['ImageUpdateAutomation', 'sourceRef', '2.10', 'GitRepository'],
  ['Alert', 'providerRef', '2.10', 'Provider'],
  ['ResourceSet', 'inputsFrom[]', '2.10', 'ResourceSetInputProvider'],
] as const)('%s %s may name, at Flux %s: %s', (kind, path, flux, targets) => {
  expect(targetsOf(kind, path, flux).join(' ')).toBe(targets);
});

test.each([
  ['Alert', 'eventSources[]'],
  ['Receiver', 'resources[]'],
])('%s %s takes what has events, and "*" for all of a kind', (kind, path) => {
  expect(targetsOf(kind, path, '0.31')).toEqual([
    'GitRepository',
    'Bucket',
    'HelmRepository',
    'HelmChart',
    'Kustomization',
    'HelmRelease',
    'ImageRepository',
    'ImagePolicy',
    'ImageUpdateAutomation',
    'FluxInstance',
    'ResourceSet',
    'ResourceSetInputProvider',
  ]);
  expect(targetsOf(kind, path, '2.7')).toContain('OCIRepository');
  expect(targetsOf(kind, path, '2.7')).not.toContain('ExternalArtifact');
  expect(targetsOf(kind, path, '2.8')).toEqual(expect.arrayContaining(['ArtifactGenerator', 'ExternalArtifact']));
  expect(referencesOf(kind).find((reference) => reference.path === path)?.wildcard).toBe(true);
});

test('fields without a namespace of their own name objects beside them', () => {
  const own = REFERENCE_FIELDS.filter(({ namespace }) => namespace === 'own').map(
    ({ kind, path }) => `${kind} ${path}`,
  );
  expect(own).toEqual([
    'HelmChart sourceRef',
    'GitRepository include[].repository',
    'Alert providerRef',
    'ResourceSet inputsFrom[]',
  ]);
});

test('a field without a kind has one target', () => {
  for (const { kindField, targets } of REFERENCE_FIELDS) expect(kindField || targets.length === 1).toBe(true);
});

test('only Flux kinds name and are named', () => {
  const kinds = REFERENCE_FIELDS.flatMap(({ kind, targets }) => [kind, ...targets.map((target) => target.kind)]);
  expect(kinds.filter((kind) => fluxKind(kind) === undefined)).toEqual([]);
  expect(referencesOf('OCIRepository')).toEqual([]);
});

function targetsOf(kind: string, path: string, flux: FluxMinor): readonly string[] {
  return referencesOf(kind)
    .filter((reference) => reference.path === path)
    .flatMap((reference) => allowedTargets(reference, flux));
}
