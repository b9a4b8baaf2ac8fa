import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { platformFleet } from '../../apps/platform/fleet.js';
import type { JsonObject } from '../../lib/manifest/index.js';
import type { ClusterModel } from '../../lib/model/index.js';

import { findKustomize } from '../support/tools.js';

import {
  build,
  buildEntry,
  contentsOf,
  declaredBy,
  describeWith,
  kustomizationOf,
  objectsIn,
  removeTemporaryFolders,
  temporaryFolder,
} from './support.js';

jest.setTimeout(60_000);

const GOLDEN = join(__dirname, 'golden/platform');
const CLUSTERS = ['development', 'production', 'staging'];

/** Stands for the vendored bundle, which no app writes. */
const BUNDLE = {
  'kustomization.yaml': 'resources: [crd.yaml]\n',
  'crd.yaml': `\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: probes.monitoring.coreos.com
spec:
  group: monitoring.coreos.com
  names: { kind: Probe, plural: probes }
  scope: Namespaced
`,
};

const { model, findings } = platformFleet().result();
const files = platformFleet().toFiles();

afterAll(removeTemporaryFolders);

describe('apps/platform', () => {
  test('has no findings, three clusters and one repository', () => {
    expect(findings).toEqual([]);
    expect(model.clusters.map(({ name, flux }) => [name, flux])).toEqual([
      ['development', '2.10'],
      ['production', '2.9'],
      ['staging', '2.10'],
    ]);
    expect(Object.keys(files)).toEqual(['fleet']);
  });

  describe.each(CLUSTERS)('in %s', (name) => {
    test('each Kustomization waits for exactly what it needs', () => {
      const specs = cluster(name).kustomizations.slice(1);
      expect(specs.map(({ name: own, dependsOn }) => [own, dependsOn.map(({ key }) => key)])).toEqual([
        ['blog', ['flux-system/cluster-issuers', 'flux-system/traefik']],
        ['cert-manager-controller', ['flux-system/prometheus-crds']],
        ['cluster-issuers', ['flux-system/cert-manager-controller']],
        ['prometheus-crds', []],
        ['shop', ['flux-system/cluster-issuers', 'flux-system/traefik']],
        ['traefik', []],
      ]);
    });

    test.each([
      ['prometheus-crds', undefined],
      ['cert-manager-controller', [{ name: 'prometheus-crds' }]],
      ['cluster-issuers', [{ name: 'cert-manager-controller' }]],
    ])('%s is written with its dependsOn and the source of the cluster', (kustomization, dependsOn) => {
      const path = `clusters/${name}/kustomization-${kustomization}.yaml`;
      const written = objectsIn(text(path));
      const key = `kustomize.toolkit.fluxcd.io/v1 Kustomization flux-system/${kustomization}`;
      expect(Object.keys(written)).toEqual([key]);
      expect(written[key]).toEqual(kustomizationOf(cluster(name), kustomization).object);
      expect(written[key]?.spec).toEqual(spec(`./deploy/${name}/${kustomization}`, dependsOn));
    });
  });

  test('the repository is the one that lies in golden/platform, to the last file', () => {
    const rendered = Object.fromEntries((files.fleet ?? []).map(({ path, text }) => [path, text]));
    if (process.env.UPDATE_GOLDEN === '1' && !isCi()) writeGolden(rendered);
    expect(rendered).toEqual(existsSync(GOLDEN) ? contentsOf(GOLDEN) : {});
  });
});

describeWith({ kustomize: findKustomize() !== undefined }, 'apps/platform built by kustomize', () => {
  let dir: string;

  beforeAll(() => {
    dir = temporaryFolder();
    for (const { path, text } of files.fleet ?? []) write(join(dir, path), text);
    for (const [path, text] of Object.entries(BUNDLE)) write(join(dir, 'vendor/prometheus-operator-crds', path), text);
  });

  describe.each(CLUSTERS)('the law in %s', (name) => {
    test.each([
      ['cert-manager-controller', 3],
      ['cluster-issuers', 1],
      ['shop', 4],
      ['traefik', 3],
    ])('%s builds to exactly what it declares', (kustomization, count) => {
      const found = kustomizationOf(cluster(name), kustomization);
      const built = build(join(dir, found.path));
      expect(Object.keys(built)).toHaveLength(count);
      expect(built).toEqual(declaredBy(found));
      expect(found.complete).toBe(true);
    });

    test('prometheus-crds builds to the vendored bundle and what it declares, which is nothing', () => {
      const found = kustomizationOf(cluster(name), 'prometheus-crds');
      expect(build(join(dir, found.path))).toEqual(objectsIn(BUNDLE['crd.yaml']));
      expect([found.complete, found.declared]).toEqual([false, []]);
    });

    test('the entry builds to exactly what it declares', () => {
      const entry = kustomizationOf(cluster(name), 'flux-system');
      const built = buildEntry(join(dir, entry.path));
      // Kustomizations, notifications and the tenant; image automation only where new images are tried.
      expect(Object.keys(built)).toHaveLength(name === 'production' ? 13 : 16);
      expect(built).toEqual(declaredBy(entry));
    });
  });
});

function cluster(name: string): ClusterModel {
  const found = model.clusters.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no cluster "${name}"`);
  return found;
}

function text(path: string): string {
  return files.fleet?.find((file) => file.path === path)?.text ?? '';
}

function spec(path: string, dependsOn: JsonObject[] | undefined): JsonObject {
  return {
    interval: '60m',
    retryInterval: '2m',
    timeout: '3m',
    prune: true,
    wait: true,
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
    path,
    ...(dependsOn === undefined ? {} : { dependsOn }),
  };
}

function isCi(): boolean {
  return (process.env.CI ?? '') !== '';
}

function writeGolden(rendered: Readonly<Record<string, string>>): void {
  const dir = temporaryFolder();
  for (const [path, text] of Object.entries(rendered)) write(join(dir, path), text);
  rmSync(GOLDEN, { recursive: true, force: true });
  cpSync(dir, GOLDEN, { recursive: true });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
