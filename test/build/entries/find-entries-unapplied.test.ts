import { describeWithEngine } from '../../support/engine.js';

import {
  CONFIG_MAP,
  documents,
  gitRepository,
  gotkSync,
  kustomization,
  kustomizationFile,
  URL,
} from '../support/entry-files.js';
import { type Circumstances, entryFinder } from '../support/found-entries.js';

const find = entryFinder();

const APPS = documents(kustomization('apps', { path: './apps/prod' }));
const NOTHING =
  'error FLX609 repository ".": has no gotk-sync.yaml, no FluxInstance that syncs it and no Kustomization that no other one applies; build the repository that uses this one, or name the folder of a cluster with --cluster PATH';
const pathsIn = async (files: Readonly<Record<string, string>>, about: Circumstances = {}) =>
  (await find(files, about)).entries.map(({ path }) => path);

describeWithEngine('where neither bootstrap nor an operator speaks, a cluster', () => {
  test('is each folder with Kustomizations that no other one applies', async () => {
    const { entries, findings } = await find({
      'clusters/prod/apps.yaml': APPS,
      'clusters/prod/infra/infra.yaml': documents(kustomization('infra', { path: './infra' })),
      'clusters/staging/apps.yaml': documents(kustomization('apps', { path: './apps/staging' })),
      'apps/prod/settings.yaml': CONFIG_MAP,
    });
    expect(findings).toEqual([]);
    expect(
      entries.map(({ cluster, path, origin, kustomization: { spec } }) => ({ cluster, path, origin, spec })),
    ).toEqual(
      ['prod', 'staging'].map((name) => ({
        cluster: name,
        path: `clusters/${name}`,
        origin: { file: `clusters/${name}` },
        spec: {
          interval: '10m0s',
          path: `./clusters/${name}`,
          prune: true,
          sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        },
      })),
    );
  });

  test('is none that a Kustomization of another folder applies', async () => {
    const files = {
      'clusters/prod/stage.yaml': documents(kustomization('stage', { path: './stages/prod' })),
      'stages/prod/apps.yaml': APPS,
    };
    expect(await pathsIn(files)).toEqual(['clusters/prod']);
  });

  test('is none that a Kustomization applies through a base', async () => {
    const files = {
      'clusters/prod/stage.yaml': documents(kustomization('stage', { path: './stages/prod' })),
      'stages/prod/kustomization.yaml': kustomizationFile(['../base']),
      'stages/base/kustomization.yaml': kustomizationFile(['apps.yaml']),
      'stages/base/apps.yaml': APPS,
    };
    expect(await pathsIn(files)).toEqual(['clusters/prod']);
  });

  test('is the folder whose kustomization file takes the Kustomizations from elsewhere', async () => {
    const files = {
      'clusters/prod/kustomization.yaml': kustomizationFile(['../../base']),
      'clusters/staging/kustomization.yaml': kustomizationFile(['../../base']),
      'base/kustomization.yaml': kustomizationFile(['apps.yaml']),
      'base/apps.yaml': APPS,
    };
    expect(await pathsIn(files)).toEqual(['clusters/prod', 'clusters/staging']);
  });

  test('has what a folder below it adds by a kustomization file of its own', async () => {
    const files = {
      'clusters/prod/apps.yaml': APPS,
      'clusters/prod/more/kustomization.yaml': kustomizationFile(['more.yaml']),
      'clusters/prod/more/more.yaml': documents(kustomization('more', { path: './more' })),
    };
    expect(await pathsIn(files)).toEqual(['clusters/prod']);
  });

  test('is no file that a kustomization file leaves out, and no patch', async () => {
    const { spec: _, ...patch } = kustomization('apps');
    const files = {
      'old/kustomization.yaml': kustomizationFile([]),
      'old/apps.yaml': APPS,
      'patches/apps.yaml': documents({ ...patch, spec: { path: './apps/prod' } }),
    };
    expect(await find(files)).toEqual({ entries: [], findings: [NOTHING] });
  });

  test('has the source that its Kustomizations need and nothing declares', async () => {
    const sourceRef = { kind: 'OCIRepository', name: 'fleet', namespace: 'delivery' };
    const { entries } = await find({
      'clusters/prod/apps.yaml': documents(kustomization('apps', { path: './apps', sourceRef })),
      'clusters/prod/infra.yaml': documents(kustomization('infra', { path: './infra', sourceRef })),
      'clusters/prod/own.yaml': APPS,
    });
    expect(entries.map(({ kustomization: { metadata }, source }) => [metadata, source])).toEqual([
      [
        { name: 'fleet', namespace: 'delivery' },
        {
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: 'OCIRepository',
          metadata: { name: 'fleet', namespace: 'delivery' },
          spec: { interval: '1m0s' },
        },
      ],
    ]);
  });

  test('is none whose Kustomizations are of another repository that is declared', async () => {
    const other = gitRepository('other', { url: 'https://git.example.com/org/other' });
    const files = {
      'tenants/shop.yaml': documents(
        other,
        kustomization('shop', { path: './deploy', sourceRef: { kind: 'GitRepository', name: 'other' } }),
      ),
    };
    expect(await find(files, { url: URL })).toEqual({ entries: [], findings: [NOTHING] });
  });

  test('is what a Kustomization that applies its own file says', async () => {
    const own = kustomization('cluster', { path: './kubernetes', sourceRef: { kind: 'GitRepository', name: 'home' } });
    const { entries } = await find(
      {
        'kubernetes/flux/cluster.yaml': documents(gitRepository('home'), own),
        'kubernetes/apps.yaml': APPS,
      },
      { url: URL },
    );
    expect(entries).toEqual([
      {
        cluster: 'kubernetes',
        path: 'kubernetes',
        kustomization: own,
        source: gitRepository('home'),
        flux: '',
        origin: { file: 'kubernetes/flux/cluster.yaml', line: 4 },
        installed: expect.any(Array),
      },
    ]);
  });

  test('is not looked for where there is a gotk-sync.yaml', async () => {
    const files = {
      'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('./clusters/prod'),
      'templates/staging/apps.yaml': APPS,
    };
    expect(await pathsIn(files)).toEqual(['clusters/prod']);
  });

  test('is found where kustomization files name each other, or many thousand the next one', async () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => [
      `chain/${index}/kustomization.yaml`,
      kustomizationFile([`../${index + 1}`]),
    ]);
    const files = {
      ...Object.fromEntries(chain),
      'chain/20000/kustomization.yaml': kustomizationFile(['apps.yaml']),
      'chain/20000/apps.yaml': APPS,
      'a/kustomization.yaml': kustomizationFile(['../b']),
      'b/kustomization.yaml': kustomizationFile(['../a', 'stage.yaml']),
      'b/stage.yaml': documents(kustomization('stage', { path: './chain/7' })),
      'clusters/prod/loop.yaml': documents(kustomization('loop', { path: './a' })),
    };
    expect(await pathsIn(files)).toEqual(['clusters/prod']);
  });

  test('is none in a repository that others take their files from', async () => {
    const files = { 'apps/kustomization.yaml': kustomizationFile(['app.yaml']), 'apps/app.yaml': CONFIG_MAP };
    expect(await find(files)).toEqual({ entries: [], findings: [NOTHING] });
  });
});
