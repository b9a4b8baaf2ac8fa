import { describeWithEngine } from '../../support/engine.js';

import {
  CONFIG_MAP,
  documents,
  fluxInstance,
  gotkSync,
  kustomization,
  kustomizationFile,
  URL,
} from '../support/entry-files.js';
import { entryFinder } from '../support/found-entries.js';

const find = entryFinder();
const INSTANCE = 'clusters/prod/flux-system/flux-instance.yaml';
const APPS = 'clusters/prod/apps.yaml';
const MANAGED = {
  labels: { 'app.kubernetes.io/managed-by': 'flux-operator' },
  annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Ignore', 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' },
};

const FLUX_SYSTEM = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'flux-system', namespace: 'flux-system' },
};

/** A repository whose cluster is there. */
const withInstance = (...objects: readonly Readonly<Record<string, unknown>>[]) => ({
  [INSTANCE]: documents(...objects),
  [APPS]: CONFIG_MAP,
});

function release(spec: Readonly<Record<string, unknown>>, name = 'flux-instance') {
  const { spec: instance } = fluxInstance('clusters/prod');
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: 'operator' },
    spec: { interval: '1h', values: { instance }, ...spec },
  };
}

describeWithEngine('a FluxInstance', () => {
  test('is the Kustomization and the source that the operator makes of its sync', async () => {
    const { entries, findings } = await find(withInstance(fluxInstance('clusters/prod')));
    expect(findings).toEqual([]);
    expect(entries).toEqual([
      {
        cluster: 'prod',
        path: 'clusters/prod',
        kustomization: {
          apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
          kind: 'Kustomization',
          metadata: { name: 'flux-system', namespace: 'flux-system', ...MANAGED },
          spec: {
            interval: '10m0s',
            path: 'clusters/prod',
            prune: true,
            sourceRef: { kind: 'GitRepository', name: 'flux-system' },
          },
        },
        source: {
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: 'GitRepository',
          metadata: { name: 'flux-system', namespace: 'flux-system', ...MANAGED },
          spec: { interval: '1m', url: URL, ref: { name: 'refs/heads/main' } },
        },
        flux: '2.7',
        origin: { file: INSTANCE, line: 2 },
        installed: expect.any(Array),
      },
    ]);
  });

  test.each([
    ['GitRepository', 'refs/tags/v1', { url: URL, ref: { name: 'refs/tags/v1' } }],
    ['OCIRepository', 'latest', { url: URL, ref: { tag: 'latest' } }],
    ['Bucket', 'flux', { endpoint: URL, bucketName: 'flux' }],
  ])('syncs a %s by its ref', async (kind, ref, spec) => {
    const sync = { kind, ref, name: 'fleet', interval: '5m', provider: 'aws', pullSecret: 'token' };
    const { entries } = await find(withInstance(fluxInstance('clusters/prod', { sync })));
    expect(entries.map(({ source, kustomization }) => [source.spec, kustomization.spec])).toEqual([
      [
        { interval: '5m', provider: 'aws', secretRef: { name: 'token' }, ...spec },
        expect.objectContaining({ sourceRef: { kind, name: 'fleet' } }),
      ],
    ]);
  });

  test('names its sync like its namespace', async () => {
    const metadata = { name: 'flux', namespace: 'delivery' };
    const { entries } = await find(withInstance({ ...fluxInstance('clusters/prod'), metadata }));
    expect(
      entries.map(
        ({
          kustomization: {
            metadata: { name, namespace },
          },
        }) => [namespace, name],
      ),
    ).toEqual([['delivery', 'delivery']]);
  });

  test('changes its sync by its patches; those for the controllers do not matter', async () => {
    const target = { kind: 'Kustomization', name: 'flux-system' };
    const op = { op: 'add', path: '/spec/serviceAccountName', value: 'deployer' };
    const patches = [
      { target: { kind: 'Deployment' }, patch: '- op: remove\n  path: /spec/replicas' },
      { patch: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: helm-controller' },
      { target, patch: `- ${JSON.stringify(op)}` },
      { patch: documents({ ...FLUX_SYSTEM, spec: { postBuild: { substitute: { cluster: 'prod' } } } }) },
    ];
    const { entries, findings } = await find(withInstance(fluxInstance('clusters/prod', { kustomize: { patches } })));
    expect(findings).toEqual([]);
    expect(entries.map(({ kustomization }) => kustomization.spec)).toEqual([
      expect.objectContaining({ serviceAccountName: 'deployer', postBuild: { substitute: { cluster: 'prod' } } }),
    ]);
  });

  test('is told when its patches are none', async () => {
    const patches = [{ target: { kind: 'Kustomization' }, patch: '- op: remove\n  path: /spec/suspend' }];
    const { entries, findings } = await find(withInstance(fluxInstance('clusters/prod', { kustomize: { patches } })));
    expect(entries.map(({ path }) => path)).toEqual(['clusters/prod']);
    expect(findings).toEqual([
      `error FLX610 FluxInstance "flux-system/flux": spec.kustomize.patches cannot be applied to the sync: error in remove for path: '/spec/suspend': Unable to remove nonexistent key: suspend: missing value; the sync is built without them; repair them\n    at ${INSTANCE}:2`,
    ]);
  });

  test.each([
    ['2.7.x', '2.7'],
    ['v2.6.1', '2.6'],
    ['2.x', ''],
    ['>=2.6.0 <2.8.0', ''],
  ])('of version %s has Flux "%s"', async (version, flux) => {
    const { entries } = await find(withInstance(fluxInstance('clusters/prod', { distribution: { version } })));
    expect(entries.map((entry) => entry.flux)).toEqual([flux]);
  });

  test('installs the controllers that it lists', async () => {
    const components = ['source-controller', 'source-watcher'];
    const { entries } = await find(withInstance(fluxInstance('clusters/prod', { components })));
    const accounts = entries.flatMap(({ installed }) => installed.filter(({ kind }) => kind === 'ServiceAccount'));
    expect(accounts.map(({ name }) => name)).toEqual(components);
  });

  test('and a gotk-sync.yaml of one folder are one cluster, that of the operator', async () => {
    const files = withInstance(fluxInstance('clusters/prod'));
    const { entries } = await find({
      ...files,
      'clusters/prod/flux-system/gotk-sync.yaml': gotkSync('./clusters/prod'),
    });
    expect(entries.map(({ origin }) => origin.file)).toEqual([INSTANCE]);
  });

  test('is read as the kustomization file of each cluster patches it', async () => {
    const patchFor = (cluster: string) => ({
      patches: [
        {
          target: { kind: 'FluxInstance' },
          patch: `- {op: replace, path: /spec/sync/path, value: clusters/${cluster}}`,
        },
      ],
    });
    const { entries, findings } = await find({
      'base/flux.yaml': documents(fluxInstance('clusters/none')),
      'base/kustomization.yaml': kustomizationFile(['flux.yaml']),
      'clusters/eu/flux/kustomization.yaml': kustomizationFile(['../../../base'], patchFor('eu')),
      'clusters/us/flux/kustomization.yaml': kustomizationFile(['../../../base'], patchFor('us')),
      'clusters/none/settings.yaml': CONFIG_MAP,
    });
    expect(findings).toEqual([]);
    expect(entries.map(({ path, origin }) => [path, origin.file])).toEqual([
      ['clusters/eu', 'clusters/eu/flux/kustomization.yaml'],
      ['clusters/us', 'clusters/us/flux/kustomization.yaml'],
    ]);
  });

  test('is read as it is written where its kustomization file does not build', async () => {
    const { entries } = await find({
      ...withInstance(fluxInstance('clusters/prod')),
      'clusters/prod/flux-system/kustomization.yaml': kustomizationFile(['flux-instance.yaml', 'missing.yaml']),
    });
    expect(entries.map(({ path }) => path)).toEqual(['clusters/prod']);
  });
});

describeWithEngine('no entry', () => {
  const NOTHING =
    'error FLX609 repository ".": has no gotk-sync.yaml, no FluxInstance that syncs it and no Kustomization that no other one applies; build the repository that uses this one, or name the folder of a cluster with --cluster PATH';

  test('is a FluxInstance that syncs nothing', async () => {
    expect(await find(withInstance(fluxInstance('clusters/prod', { sync: { path: undefined } })))).toEqual({
      entries: [],
      findings: [NOTHING],
    });
  });

  test('is a FluxInstance that syncs another repository', async () => {
    const { entries, findings } = await find(withInstance(fluxInstance('deploy/prod')));
    expect(entries).toEqual([]);
    expect(findings).toEqual([
      `${NOTHING}\n    "deploy/prod" of ${URL} is no folder of this repository at ${INSTANCE}:2`,
    ]);
  });

  test('is a FluxInstance whose path begins below the top of the repository, until the user says where', async () => {
    const sync = { kind: 'OCIRepository', url: 'oci://registry.example.com/fleet', ref: 'latest' };
    const files = {
      'deploy/clusters/prod/flux-instance.yaml': documents(fluxInstance('clusters/prod', { sync })),
      'deploy/clusters/prod/apps.yaml': documents(kustomization('apps', { path: './apps' })),
    };
    expect(await find(files)).toEqual({
      entries: [],
      findings: [
        'error FLX609 repository ".": has no gotk-sync.yaml, no FluxInstance that syncs it and no Kustomization that no other one applies; give --root deploy, if artifacts begin there\n    "clusters/prod" of oci://registry.example.com/fleet is no folder of this repository at deploy/clusters/prod/flux-instance.yaml:2',
      ],
    });
    expect((await find(files, { root: 'deploy' })).entries.map(({ path }) => path)).toEqual(['clusters/prod']);
  });

  test('is a FluxInstance in a template', async () => {
    const resourceSet = {
      apiVersion: 'fluxcd.controlplane.io/v1',
      kind: 'ResourceSet',
      metadata: { name: 'instances', namespace: 'flux-system' },
      spec: { resources: [fluxInstance('clusters/prod')] },
    };
    const chart = 'kind: FluxInstance\nspec:\n  sync: {{ toYaml .Values.sync }}\n';
    expect(await find({ ...withInstance(resourceSet), 'chart/templates/flux.yaml': chart })).toEqual({
      entries: [],
      findings: [NOTHING],
    });
  });

  test('is a patch of a FluxInstance', async () => {
    const patch = { ...fluxInstance(''), spec: { sync: { path: 'clusters/prod' } } };
    expect((await find(withInstance(patch))).entries).toEqual([]);
  });
});

describeWithEngine('what no cluster would take', () => {
  const odd = (kind: string, spec: unknown) => ({ ...fluxInstance(''), kind, spec });

  test.each([
    ['a kind that every object of JavaScript has', odd('constructor', { sync: { path: 'clusters/prod' } })],
    ['a source of such a kind', fluxInstance('clusters/prod', { sync: { kind: 'toString' } })],
    ['a spec that is no map', odd('FluxInstance', 5)],
    ['a sync that is no map', odd('FluxInstance', { sync: [1] })],
    ['a path that is no text', odd('FluxInstance', { sync: { kind: 'GitRepository', path: 5 } })],
    ['values that are no map', release({ values: 'none' })],
  ])('is no entry and no trouble: %s', async (_, object) => {
    const { entries } = await find(withInstance(object));
    expect(entries).toEqual([]);
  });
});

describeWithEngine('a FluxInstance that cannot be read', () => {
  test('is told with its line', async () => {
    const { findings } = await find({ [INSTANCE]: 'kind: FluxInstance\nspec: {\n', [APPS]: CONFIG_MAP });
    expect(findings).toEqual([
      `error FLX610 file "${INSTANCE}": cannot be read: yaml: line 2: did not find expected node content; its cluster is left out; repair the file\n    at ${INSTANCE}:2`,
    ]);
  });
});

describeWithEngine('a HelmRelease of the chart flux-instance', () => {
  const chart = (name: string) => ({ spec: { chart: name, sourceRef: { kind: 'HelmRepository', name: 'charts' } } });

  test.each([
    ['by the name of its chart', release({ chart: chart('flux-instance') }, 'flux')],
    ['by the folder of its chart', release({ chart: chart('./charts/flux-instance') }, 'flux')],
    ['by the source of its chart', release({ chartRef: { kind: 'OCIRepository', name: 'flux-instance' } }, 'flux')],
    ['by its own name', release({ chartRef: { kind: 'OCIRepository', name: 'chart' } })],
  ])('is known %s', async (_, object) => {
    const { entries, findings } = await find(withInstance(object));
    expect(findings).toEqual([]);
    expect(
      entries.map(
        ({
          path,
          flux,
          kustomization: {
            metadata: { name, namespace },
          },
        }) => [path, flux, namespace, name],
      ),
    ).toEqual([['clusters/prod', '2.7', 'operator', 'operator']]);
  });

  test('syncs a GitRepository where its values do not say what', async () => {
    const instance = { sync: { url: URL, ref: 'refs/heads/main', path: 'clusters/prod' } };
    const { entries } = await find(withInstance(release({ values: { instance } })));
    expect(entries.map(({ source }) => source.kind)).toEqual(['GitRepository']);
  });

  test('installs its instance where the release goes', async () => {
    const { entries } = await find(withInstance(release({ targetNamespace: 'delivery' })));
    expect(entries.map(({ kustomization }) => kustomization.metadata.namespace)).toEqual(['delivery']);
  });

  test('is another one when its chart is called otherwise', async () => {
    const { entries } = await find(withInstance(release({ chart: chart('podinfo') })));
    expect(entries).toEqual([]);
  });
});

describeWithEngine('a FluxInstance whose path has a variable that nothing sets', () => {
  const files = {
    ...withInstance(fluxInstance(`clusters/\${CLUSTER}`)),
    'clusters/dev/flux-system/gotk-sync.yaml': gotkSync('./clusters/dev'),
  };

  test('is an entry of which nobody knows the folder, and is told beside others', async () => {
    const { entries, findings } = await find(files);
    expect(entries.map(({ path, unresolved }) => [path, unresolved])).toEqual([
      [`clusters/\${CLUSTER}`, ['CLUSTER']],
      ['clusters/dev', undefined],
    ]);
    expect(findings).toEqual([
      `unknown FLX611 Kustomization "flux-system/flux-system": spec.path "clusters/\${CLUSTER}" needs "CLUSTER", which nothing here sets; give --var CLUSTER=VALUE\n    at ${INSTANCE}:2`,
    ]);
  });

  test('is one like others with the variable', async () => {
    const { entries } = await find(files, { variables: { CLUSTER: 'prod' } });
    expect(entries.map(({ path }) => path)).toEqual(['clusters/dev', 'clusters/prod']);
  });
});
