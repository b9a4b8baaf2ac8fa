import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { configText } from '../../apps/flux-platform/config/config-text.js';
import { merge } from '../../apps/flux-platform/config/merge.js';
import type { Overrides, ServiceConfig } from '../../apps/flux-platform/config/service-config.js';
import { fluxPlatformFleet, type FluxPlatformOptions } from '../../apps/flux-platform/fleet.js';
import { summarize } from '../../lib/diagnostics/index.js';
import type { JsonObject } from '../../lib/manifest/index.js';
import type { ClusterModel, FleetModel } from '../../lib/model/index.js';

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

const DEVELOPER = join(ROOT, 'apps/flux-platform/developer');
const KUSTOMIZE = { kustomize: findKustomize() !== undefined };

/** What is wrong in a cluster of the original, wherever it is. */
const WRONG = {
  apiVersion:
    'FLX115 HelmRepository "flux-system/csi-driver": apiVersion "source.toolkit.fluxcd.io/v1beta2" is deprecated in Flux 2.7; write "source.toolkit.fluxcd.io/v1"',
  ancestor:
    'FLX207 Kustomization "flux-system/infrastructure": spec.dependsOn[0] waits for Kustomization "flux-system/flux-system", which applies it; this works only as long as Kustomization "flux-system/flux-system" neither waits nor health-checks',
  path: 'FLX308 Kustomization "flux-system/apps": spec.path "../../apps/dev" points above the root of the source; Flux reads it as "./apps/dev"; write "./apps/dev"',
  namespace:
    'FLX503 HelmRelease "kube-system/csi-secrets-store": spec.install.createNamespace has no effect without "targetNamespace"; leave it out',
};

afterAll(removeTemporaryFolders);

describe('apps/flux-platform', () => {
  const { model, findings } = fluxPlatformFleet().result();

  test('finds what is wrong with the original, and nothing that would stop it', () => {
    const { apiVersion, ancestor, path, namespace } = WRONG;
    expect(findings.map(summarize)).toEqual([
      ...[apiVersion, apiVersion, ancestor, ancestor, path],
      ...[namespace, namespace],
    ]);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });

  test('is two clusters and two repositories', () => {
    expect(model.repositories.map(({ name }) => name)).toEqual(['developer', 'platform']);
    expect(kustomizationsOf(model)).toEqual({
      dev: ['apps', 'configmaps', 'infrastructure'],
      prd: ['configmaps', 'infrastructure'],
    });
  });

  test('the configuration of an environment is built from the repository of the developers', () => {
    const { source, path } = kustomizationOf(cluster(model, 'prd'), 'configmaps');
    expect(source).toMatchObject({ kind: 'GitRepository', name: 'flux-developer', repository: 'developer' });
    expect(path).toBe('environments/prd');
  });
});

describe('apps/flux-platform --modern', () => {
  const { model, findings } = fluxPlatformFleet({ modern: true }).result();

  test('has no finding, on Flux 2.10', () => {
    expect(findings).toEqual([]);
    expect(model.clusters.map(({ flux }) => flux)).toEqual(['2.10', '2.10']);
  });

  test('beetle waits for what it needs', () => {
    const { dependsOn, path } = kustomizationOf(cluster(model, 'dev'), 'apps');
    expect(dependsOn.map(({ key }) => key)).toEqual(['flux-system/infrastructure', 'flux-system/configmaps']);
    expect(path).toBe('apps/dev');
  });
});

describe.each([false, true])('apps/flux-platform --document, modern: %s', (modern) => {
  const { model, findings } = fluxPlatformFleet({ document: true, modern }).result();

  test('has no finding', () => expect(findings).toEqual([]));

  test('has one Kustomization per service and environment for manifests, and one for configuration', () => {
    expect(kustomizationsOf(model)).toEqual({
      dev: [...servicesIn('dev'), 'infrastructure'].sort(),
      prd: [...servicesIn('prd'), 'infrastructure'].sort(),
    });
  });

  test('a service waits for its configuration, and that for the namespace they live in', () => {
    const waits = (name: string) => kustomizationOf(cluster(model, 'dev'), name).dependsOn.map(({ key }) => key);
    expect(waits('beetle-dev')).toEqual(['flux-system/beetle-dev-config']);
    expect(waits('beetle-dev-config')).toEqual(['flux-system/infrastructure']);
  });

  test('tells them apart by variables', () => {
    const { object } = kustomizationOf(cluster(model, 'prd'), 'tiger-prd');
    const postBuild = { substitute: { SERVICE_NAME: 'tiger', ENV: 'prd' } };
    expect(object).toMatchObject({ spec: { path: './apps/base', namePrefix: 'tiger-', postBuild } });
  });
});

describe('The developers of apps/flux-platform', () => {
  test('see types of configuration, and nothing of Kubernetes, Flux or this library', () => {
    const files = readdirSync(DEVELOPER);
    expect(files.sort()).toEqual(['beetle.ts', 'environments.ts', 'sonar.ts', 'tiger.ts']);
    const imports = files.flatMap(
      (file) => readFileSync(join(DEVELOPER, file), 'utf8').match(/(?<=from ').*(?=')/g) ?? [],
    );
    expect([...new Set(imports)].sort()).toEqual(['../config/service-config.js', './beetle.js']);
  });

  test('say what an environment has otherwise, and get all of it in the order that the base has', () => {
    const base = { a: { x: 1, list: [1, 2] }, b: 'b' };
    const merged = merge(base, { b: 'c', a: { list: [3] } });
    expect(JSON.stringify(merged)).toBe('{"a":{"x":1,"list":[3]},"b":"c"}');
  });

  test('write known keys and durations, or it does not compile', () => {
    // @ts-expect-error it is "url"
    const unknownKey: Overrides<ServiceConfig> = { postgres: { uri: 'x' } };
    // @ts-expect-error 20 of what
    const noUnit: Overrides<ServiceConfig> = { postgres: { defTimeout: '20' } };
    const right: Overrides<ServiceConfig> = { postgres: { defTimeout: '20 seconds' } };
    expect([unknownKey, noUnit, right].map((given) => Object.keys(given.postgres ?? {}))).toEqual([
      ['uri'],
      ['defTimeout'],
      ['defTimeout'],
    ]);
  });

  test('find their values as YAML with a blank line between sections', () => {
    const long = 'a text of more than eighty characters is not folded, for a diff should show one line for it';
    expect(configText({ first: { empty: '', list: [{ a: 1 }] }, second: { long } })).toBe(`\
first:
  empty: ""
  list:
    - a: 1

second:
  long: ${long}
`);
  });
});

describeWith(KUSTOMIZE, 'apps/flux-platform built by kustomize', () => {
  test.each<[string, FluxPlatformOptions]>([
    ['as it is', {}],
    ['modern', { modern: true }],
    ['as the document draws it', { document: true }],
  ])('every Kustomization is what it declares: %s', (_title, options) => {
    const { model, dirOf } = written(options);
    const all = model.clusters.flatMap(({ kustomizations }) => kustomizations.slice(1));
    expect(all.length).toBeGreaterThan(4);
    // The command refuses files of other folders, which Flux reads: those of the original are in the table of all apps.
    for (const kustomization of all.filter(({ name }) => name !== 'configmaps')) {
      const built = build(join(dirOf(kustomization.source.repository), kustomization.path));
      expect(built).toEqual(declaredBy(kustomization));
    }
  });

  test('the document: an environment without values of its own has those of the base', () => {
    const { dirOf } = written({ document: true });
    const built = (name: string) => build(join(dirOf('developer'), 'beetle', name));
    expect(built('prd')).toEqual(built('base'));
    expect(configOf(built('dev'))).toContain('defTimeout: 4 seconds');
    expect(configOf(built('prd'))).toContain('defTimeout: 20 seconds');
  });
});

function servicesIn(environment: string): string[] {
  return ['beetle', 'sonar', 'tiger'].flatMap((name) => [`${name}-${environment}`, `${name}-${environment}-config`]);
}

function kustomizationsOf({ clusters }: FleetModel): Record<string, string[]> {
  return Object.fromEntries(
    clusters.map(({ name, kustomizations }) => [name, kustomizations.slice(1).map((found) => found.name)]),
  );
}

function cluster({ clusters }: FleetModel, name: string): ClusterModel {
  return clusters.find((candidate) => candidate.name === name) as ClusterModel;
}

function configOf(objects: Objects): unknown {
  return (objects['v1 ConfigMap apps/beetle-config']?.data as JsonObject | undefined)?.['config.yaml'];
}

/** The app's repositories on disk. */
function written(options: FluxPlatformOptions): { model: FleetModel; dirOf: (repository: string) => string } {
  const app = fluxPlatformFleet(options);
  const dir = temporaryFolder();
  for (const [repository, files] of Object.entries(app.toFiles())) {
    for (const { path, text } of files) write(join(dir, repository, path), text);
  }
  return { model: app.toModel(), dirOf: (repository) => join(dir, repository) };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
