import type { KubeObject } from '../../../lib/manifest/index.js';
import type { ClusterModel, FleetModel, KustomizationModel } from '../../../lib/model/index.js';
import { explainedDifferences, kustomizationTable, openDifferences, repositoryTable } from './app-tables.js';
import type { ComparedApp } from './compare-app.js';
import { compareModels } from './compare-models.js';
import { isBelowAny } from './path-globs.js';

const configMap = (data: KubeObject['data']): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web', namespace: 'apps' },
  data,
});

function kustomization(changes: Partial<KustomizationModel> = {}): KustomizationModel {
  const object: KubeObject = { apiVersion: 'v1', kind: 'Kustomization', metadata: { name: 'apps' }, spec: {} };
  const source = { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system', repository: '.' };
  return {
    ...{ key: 'flux-system/apps', namespace: 'flux-system', name: 'apps', owner: '', path: 'apps', source, object },
    ...{ dependsOn: [], content: undefined, declared: [], complete: true, origin: {} },
    build: { status: 'built', message: '', unknownVariables: [] },
    applied: [{ object: configMap({ a: '1' }), origin: { file: 'apps/web.yaml' } }],
    ...changes,
  };
}

function fleet(...kustomizations: readonly KustomizationModel[]): FleetModel {
  const reference = { apiVersion: 'v1', kind: 'Kustomization', namespace: 'flux-system', name: 'apps' };
  const cluster: ClusterModel = {
    ...{ name: 'staging', flux: '2.10', repository: '.', kustomizations, knownByName: [] },
    entry: { kustomization: reference, source: reference },
  };
  return { app: '', repositories: [], clusters: [cluster] };
}

const SAME = () => '';

describe('A fleet and its original', () => {
  test('are the same wherever objects were written', () => {
    const moved = kustomization({ applied: [{ object: configMap({ a: '1' }), origin: { file: 'base/web.yaml' } }] });
    expect(compareModels(fleet(kustomization()), fleet(moved), SAME)).toEqual({
      kustomizations: [{ cluster: 'staging', key: 'flux-system/apps', status: 'built', objects: 1, differences: [] }],
      differences: [],
    });
  });

  test.each([
    ['has another object', { object: undefined }],
    ['has another path', { path: 'app' }],
    ['has another dependsOn', { dependsOn: [{ key: 'flux-system/crds', origin: {} }] }],
    ['has another build', { build: { status: 'failed', message: 'no', unknownVariables: [] } }],
    [
      'does not apply the same: ConfigMap "apps/web" differs',
      { applied: [{ object: configMap({ a: 1 }), origin: {} }] },
    ],
  ] as const)('are told apart by what a Kustomization %s', (difference, changes) => {
    const { kustomizations } = compareModels(fleet(kustomization()), fleet(kustomization(changes)), SAME);
    expect(kustomizations.map(({ differences }) => differences)).toEqual([[difference]]);
  });

  test('are told apart by what kustomize builds', () => {
    const { kustomizations } = compareModels(fleet(kustomization()), fleet(kustomization()), () => 'we lack all');
    expect(kustomizations[0]?.differences).toEqual(['is not built the same by kustomize: we lack all']);
  });

  test('have the same Kustomizations, clusters and trees', () => {
    const more = kustomization({ key: 'flux-system/more', name: 'more', owner: 'flux-system/apps' });
    const metadata = { name: 'more', namespace: 'flux-system' };
    const object = { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', metadata };
    const parent = kustomization({ applied: [...(kustomization().applied ?? []), { object, origin: {} }] });
    const [few, many] = [fleet(kustomization()), fleet(parent, more)];
    const shown = (original: FleetModel, made: FleetModel) => {
      const { kustomizations, differences } = compareModels(original, made, SAME);
      return [...kustomizations.map((each) => [each.key, each.differences]), ...differences];
    };
    expect(shown(few, many)).toEqual([
      ['flux-system/apps', ['does not apply the same: only we have Kustomization "flux-system/more"']],
      ['flux-system/more', ['is only made']],
      'cluster staging has another tree, from line 2 on',
    ]);
    expect(shown(many, few)).toEqual([
      ['flux-system/apps', ['does not apply the same: we lack Kustomization "flux-system/more"']],
      ['flux-system/more', ['is not made']],
      'cluster staging has another tree, from line 2 on',
    ]);
    const none: FleetModel = { ...few, clusters: [] };
    expect(shown(few, none)).toEqual([['flux-system/apps', ['is not made']], 'cluster staging is not made']);
    expect(shown(none, few)).toEqual(['cluster staging is only made']);
  });
});

describe('The tables of the apps', () => {
  const row = { cluster: 'staging', objects: 3, differences: [] };
  const shop: ComparedApp = {
    name: 'shop',
    kustomizations: [
      { ...row, key: 'flux-system/apps', status: 'built' },
      { ...row, key: 'flux-system/gone', status: 'failed', objects: 0 },
      { ...row, key: 'flux-system/other', status: 'unknown', objects: 0 },
      { ...row, key: 'flux-system/web', status: 'built', differences: ['has another path'] },
    ],
    repositories: [{ name: 'fleet', lines: 120, objects: 6, missing: ['old.yaml Job "old"'] }],
    differences: [
      { text: 'staging flux-system/web has another path', reason: undefined },
      { text: 'fleet lacks old.yaml Job "old"', reason: 'nothing applies it' },
    ],
    stale: [{ difference: 'fleet lacks *', reason: 'no more' }],
  };

  test('have a line for each Kustomization', () => {
    expect(kustomizationTable([shop])).toBe(`\
app    cluster  Kustomization      verdict          objects
shop   staging  flux-system/apps   equal                  3
shop   staging  flux-system/gone   fails in both          0
shop   staging  flux-system/other  unknown in both        0
shop   staging  flux-system/web    different              3
total           4                  3 of 4                 6
`);
  });

  test('have a line for each repository', () => {
    expect(repositoryTable([shop])).toBe(`\
app    repository  lines  objects  from TypeScript
shop   fleet         120        6                5
total                120        6                5
`);
  });

  test('are followed by the differences, with the reason where there is one; a reason for nothing is one too many', () => {
    expect(explainedDifferences([shop])).toEqual(['shop fleet lacks old.yaml Job "old": nothing applies it']);
    expect(openDifferences([shop])).toEqual([
      'shop staging flux-system/web has another path',
      'shop "fleet lacks *" has a reason, but is no difference',
    ]);
  });
});

test.each([
  ['clusters/a/flux-system/gotk.yaml', true],
  ['clusters/a/flux-system', true],
  ['clusters/a/b/flux-system/gotk.yaml', false],
  ['clusters/a/flux-system-2/gotk.yaml', false],
  ['clusters', false],
])('%s is below clusters/*/flux-system: %s', (path, expected) => {
  expect(isBelowAny(path, ['bases', 'clusters/*/flux-system'])).toBe(expected);
});
