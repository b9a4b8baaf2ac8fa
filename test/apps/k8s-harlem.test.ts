import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parse } from 'yaml';

import { k8sHarlemFleet } from '../../apps/k8s-harlem/fleet.js';
import { summarize } from '../../lib/diagnostics/index.js';
import type { JsonObject, KubeObject } from '../../lib/manifest/index.js';
import type { FleetModel, KustomizationModel } from '../../lib/model/index.js';
import type { RenderedFile } from '../../lib/repo/index.js';

import { findKustomize } from '../support/tools.js';

import {
  build,
  declaredBy,
  describeWith,
  kustomizationOf,
  type Objects,
  removeTemporaryFolders,
  ROOT,
  temporaryFolder,
} from './support.js';

jest.setTimeout(120_000);

const CORPUS = join(ROOT, '../shared/corpus/konturio+k8s-harlem@seed');
const HERE = { 'the corpus': existsSync(CORPUS) };
const CLUSTERS = ['k8s-01', 'k8s-02'] as const;
const STAGES = ['core-apps', 'apps'] as const;
const GIT_IMPLEMENTATION =
  'FLX504 GitRepository "flux-system/pgo-kustomize-installer": spec.gitImplementation is deprecated; leave it out: Flux has one Git library';

afterAll(removeTemporaryFolders);

describe('apps/k8s-harlem', () => {
  const app = k8sHarlemFleet();
  const { model, findings } = app.result();
  let files: readonly RenderedFile[];

  beforeAll(() => {
    files = app.toFiles().fleet ?? [];
  });

  test('finds what the repository has wrong, and no error that is not allowed', () => {
    expect(findings.map((finding) => [finding.severity, summarize(finding), finding.at?.construct])).toEqual([
      [
        'warning',
        'FLX210 construct "k8s-01/apps/vmcluster": depends on vendored files in Kustomization "flux-system/core-apps", which does not wait for them; allowed: core-apps of k8s-01 waits for nothing, so its volumes may come late',
        'k8s-01/apps/vmcluster',
      ],
      ['warning', GIT_IMPLEMENTATION, 'k8s-01/core-apps/sources/pgo-kustomize-installer'],
      ['warning', GIT_IMPLEMENTATION, 'k8s-02/core-apps/sources/pgo-kustomize-installer'],
    ]);
  });

  test.each(CLUSTERS)('in %s, apps depends on core-apps, since metrics need disks', (name) => {
    expect(stagesOf(model, name).map(({ dependsOn }) => dependsOn)).toEqual([undefined, [{ name: 'core-apps' }]]);
  });

  test.each([
    ['k8s-01', [{ wait: false }, { wait: true, timeout: '3m0s' }]],
    ['k8s-02', [{ wait: true, timeout: '3m0s' }, { wait: false }]],
  ])('%s waits for one of its stages', (name, expected) => {
    expect(stagesOf(model, name).map(({ wait, timeout }) => ({ wait, timeout }))).toEqual(expected);
  });

  describe('limits of namespaces', () => {
    test('are written once for all', () => {
      expect(textOf('core-apps/base/limit-range/kustomization.yaml')).toBe(`\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- limit-range.yaml
`);
      expect(below('core-apps/base/limit-range')).toEqual(['kustomization.yaml', 'limit-range.yaml']);
      expect(below('core-apps/base/resource-quota')).toEqual(['kustomization.yaml', 'resource-quota.yaml']);
    });

    test('a namespace that was granted nothing says only its name', () => {
      expect(below('core-apps/clusters/k8s-01/limit-range/dev-ckan')).toEqual(['kustomization.yaml']);
      expect(textOf('core-apps/clusters/k8s-01/limit-range/dev-ckan/kustomization.yaml')).toBe(`\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: dev-ckan
resources:
- ../../../../base/limit-range
`);
    });

    test('what a namespace was granted is a patch of one value', () => {
      const folder = 'core-apps/clusters/k8s-01/limit-range/dev-basemap';
      expect(below(folder)).toEqual(['kustomization.yaml', 'limit-range.patch.yaml']);
      expect(textOf(`${folder}/limit-range.patch.yaml`)).toBe(`\
- op: replace
  path: /spec/limits/0/max/storage
  value: 2000Gi
`);
    });

    test.each([
      ['k8s-01', 53],
      ['k8s-02', 7],
    ])('%s has them in %i namespaces', (name, count) => {
      const kinds = Object.values(objectsOf(model, name)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'LimitRange')).toHaveLength(count);
      expect(kinds.filter((kind) => kind === 'ResourceQuota')).toHaveLength(count);
    });

    test.each([
      ['prod-event-api', '5000Gi', '5000Gi', '10'],
      ['dev-osrm', '500Gi', '900Gi', '10'],
      ['sandbox-darafei', '50Gi', '10000Gi', '5'],
      ['test-keycloak', '50Gi', '10000Gi', '10'],
    ])('%s may have volumes of %s, %s together, %s in number', (namespace, volume, storage, claims) => {
      const objects = objectsOf(model, 'k8s-01');
      const range = objects[`v1 LimitRange ${namespace}/common-limit-range`]?.spec;
      expect(range).toMatchObject({ limits: [{ type: 'PersistentVolumeClaim', max: { storage: volume } }, {}] });
      const quota = objects[`v1 ResourceQuota ${namespace}/common-resource-quota`]?.spec;
      expect(quota).toMatchObject({ hard: { 'requests.storage': storage, persistentvolumeclaims: claims } });
    });
  });

  test('the base of an operator has the values of k8s-01; k8s-02 says what differs', () => {
    const release = 'victoriametrics-operator/release';
    expect(parse(textOf(`core-apps/base/${release}.yaml`))).toMatchObject({
      spec: { chart: { spec: { version: 'v0.28.0' } } },
    });
    expect(below('core-apps/clusters/k8s-01/victoriametrics-operator')).toEqual([]);
    expect(parse(textOf(`core-apps/clusters/k8s-02/${release}.patch.yaml`))).toEqual({
      apiVersion: 'helm.toolkit.fluxcd.io/v2beta1',
      kind: 'HelmRelease',
      metadata: { name: 'vmoperator', namespace: 'monitoring' },
      spec: { chart: { spec: { version: '0.28.0' } } },
    });
  });

  test.each([
    ['k8s-01', ['local-path-fast']],
    ['k8s-02', ['local-path-regular']],
  ])('%s has one default class of disks: %j', (name, classes) => {
    const vendored = kustomizationOf(clusterOf(model, name), 'core-apps').content?.vendored ?? [];
    const patches = vendored.flatMap((bundle) => bundle.patches);
    expect(patches.filter(({ target }) => target?.kind === 'StorageClass').map(({ target }) => target?.name)).toEqual(
      classes,
    );
  });

  describeWith(HERE, 'beside the original', () => {
    test('the values of metrics-server differ in comments only', () => {
      const file = 'core-apps/base/metrics-server/configmap-values.yaml';
      expect(valuesIn(textOf(file))).toEqual(valuesIn(readFileSync(join(CORPUS, file), 'utf8')));
    });
  });

  function textOf(path: string): string {
    return files.find((file) => file.path === path)?.text.replace(/^#.*\n/, '') ?? '';
  }

  function below(folder: string): readonly string[] {
    const paths = files.map(({ path }) => path).filter((path) => path.startsWith(`${folder}/`));
    return paths.map((path) => path.slice(folder.length + 1));
  }
});

describe('apps/k8s-harlem --modern', () => {
  const app = k8sHarlemFleet({ modern: true });
  const { model, findings } = app.result();

  test('has no finding, on Flux 2.10', () => {
    expect(findings).toEqual([]);
    expect(model.clusters.map(({ name, flux }) => [name, flux])).toEqual([
      ['k8s-01', '2.10'],
      ['k8s-02', '2.10'],
    ]);
  });

  test.each(CLUSTERS)('%s waits for both stages', (name) => {
    expect(stagesOf(model, name).map(({ wait, timeout }) => ({ wait, timeout }))).toEqual([
      { wait: true, timeout: '3m0s' },
      { wait: true, timeout: '3m0s' },
    ]);
  });

  test('all API versions of Flux are current', () => {
    const objects = model.clusters.flatMap(({ kustomizations }) => kustomizations.flatMap(({ declared }) => declared));
    const versions = objects.map(({ object }) => object.apiVersion).filter((version) => version.includes('fluxcd.io/'));
    expect([...new Set(versions)].sort()).toEqual([
      'helm.toolkit.fluxcd.io/v2',
      'kustomize.toolkit.fluxcd.io/v1',
      'notification.toolkit.fluxcd.io/v1beta3',
      'source.toolkit.fluxcd.io/v1',
    ]);
  });

  describeWith({ ...HERE, kustomize: findKustomize() !== undefined }, 'built by kustomize with the bundles', () => {
    let dir: string;

    beforeAll(() => {
      dir = temporaryFolder();
      for (const { path, text } of app.toFiles().fleet ?? []) write(join(dir, path), text);
      for (const path of new Set(vendoredIn(model))) cpSync(join(CORPUS, path), join(dir, path), { recursive: true });
    });

    test.each(CLUSTERS.flatMap((name) => STAGES.map((stage) => [name, stage] as const)))(
      '%s has everything that its %s declares',
      (name, stage) => {
        const kustomization = kustomizationOf(clusterOf(model, name), stage);
        const built = build(join(dir, kustomization.path));
        const declared = declaredBy(kustomization);
        expect(pick(built, Object.keys(declared))).toEqual(declared);
        expect(Object.keys(built).length).toBeGreaterThan(Object.keys(declared).length);
      },
    );
  });
});

function clusterOf({ clusters }: FleetModel, name: string) {
  const found = clusters.find((cluster) => cluster.name === name);
  if (found === undefined) throw new Error(`no cluster "${name}"`);
  return found;
}

/** The specs of the Kustomizations that build core-apps and apps. */
function stagesOf(model: FleetModel, name: string): readonly JsonObject[] {
  const entry = declaredBy(kustomizationOf(clusterOf(model, name), 'flux-system'));
  return STAGES.map((stage) => {
    const [key] = Object.keys(entry).filter((key) => key.endsWith(` Kustomization flux-system/${stage}`));
    return entry[key ?? '']?.spec as JsonObject;
  });
}

function objectsOf(model: FleetModel, name: string): Objects {
  return declaredBy(kustomizationOf(clusterOf(model, name), 'core-apps'));
}

function vendoredIn({ clusters }: FleetModel): readonly string[] {
  const kustomizations: readonly KustomizationModel[] = clusters.flatMap((cluster) => cluster.kustomizations);
  return kustomizations.flatMap(({ content }) => content?.vendored.flatMap(({ resources }) => resources) ?? []);
}

function valuesIn(text: string): unknown {
  const { data } = parse(text) as KubeObject & { readonly data: Readonly<Record<string, string>> };
  return parse(data['values.yaml'] ?? '');
}

function pick(objects: Objects, keys: readonly string[]): Objects {
  return Object.fromEntries(Object.entries(objects).filter(([key]) => keys.includes(key)));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
