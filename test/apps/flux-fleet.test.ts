import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { fluxFleetFleet } from '../../apps/flux-fleet/fleet.js';
import { summarize } from '../../lib/diagnostics/index.js';
import type { JsonObject } from '../../lib/manifest/index.js';
import type { ClusterModel } from '../../lib/model/index.js';
import type { RenderedFile } from '../../lib/repo/index.js';

import { findKustomize } from '../support/tools.js';

import {
  build,
  declaredBy,
  describeWith,
  kustomizationOf,
  type Objects,
  removeTemporaryFolders,
  temporaryFolder,
} from './support.js';

const CLUSTERS = ['production', 'staging'];

afterAll(removeTemporaryFolders);

describe('apps/flux-fleet', () => {
  const { model, findings } = fluxFleetFleet().result();

  test('has one finding: nobody is on board of production, which its author knows', () => {
    expect(findings.map(summarize)).toEqual([
      'FLX305 Kustomization "flux-system/projects": applies nothing; allowed: no project is on board yet; its folder comes with the first one',
    ]);
    expect(findings.map(({ at }) => at?.construct)).toEqual(['production/projects']);
  });

  test('writes the objects of its time', () => {
    const versions = model.clusters.flatMap(({ kustomizations }) =>
      kustomizations.flatMap(({ declared }) => declared.map(({ object }) => object.apiVersion)),
    );
    expect([...new Set(versions)].sort()).toEqual([
      'kustomize.toolkit.fluxcd.io/v1beta1',
      'rbac.authorization.k8s.io/v1',
      'source.toolkit.fluxcd.io/v1beta1',
      'v1',
    ]);
  });

  test('a project is a tenant that deploys from its own repository, as itself', () => {
    const objects = declaredBy(kustomizationOf(cluster(model.clusters, 'staging'), 'projects'));
    expect(Object.keys(objects).map((key) => key.split(' ').slice(1).join(' '))).toEqual([
      'GitRepository facebooc/facebooc-deploy',
      'Kustomization facebooc/facebooc-deploy',
      'Namespace /facebooc',
      'RoleBinding facebooc/facebooc-reconciler',
      'ServiceAccount facebooc/facebooc',
    ]);
    expect(specOf(objects, 'Kustomization')).toMatchObject({
      path: './flux/staging',
      serviceAccountName: 'facebooc',
      targetNamespace: 'facebooc',
      sourceRef: { kind: 'GitRepository', name: 'facebooc-deploy' },
    });
  });
});

describe('apps/flux-fleet --modern', () => {
  const app = fluxFleetFleet({ modern: true });
  const { model, findings } = app.result();
  let files: readonly RenderedFile[];

  beforeAll(() => {
    files = app.toFiles().fleet ?? [];
  });

  test('has no finding, on Flux 2.10', () => {
    expect(findings).toEqual([]);
    expect(model.clusters.map(({ name, flux }) => [name, flux])).toEqual([
      ['production', '2.10'],
      ['staging', '2.10'],
    ]);
  });

  test.each(CLUSTERS)('in %s, no tenant is more than admin of its namespace', (name) => {
    const objects = declaredBy(kustomizationOf(cluster(model.clusters, name), 'projects'));
    const roles = Object.values(objects).flatMap(({ kind, roleRef }) => (kind === 'RoleBinding' ? [roleRef] : []));
    expect(roles).toEqual([{ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' }]);
  });

  test('the project is written once; a cluster says which folder of it is its own', () => {
    const base = files.map(({ path }) => path).filter((path) => path.startsWith('projects/base/'));
    expect(base).toEqual([
      'projects/base/facebooc/facebooc-deploy-gitrepository.yaml',
      'projects/base/facebooc/facebooc-deploy-kustomization.yaml',
      'projects/base/facebooc/kustomization.yaml',
      'projects/base/facebooc/rbac.yaml',
    ]);
    for (const name of CLUSTERS) {
      const own = files.filter(({ path }) => path.startsWith(`projects/${name}/`));
      const patches = own.filter(({ path }) => path.endsWith('.patch.yaml'));
      expect(patches.map(({ text }) => withoutHeader(text))).toEqual([
        `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: facebooc-deploy
  namespace: facebooc
spec:
  path: ./flux/${name}
`,
      ]);
    }
  });

  describeWith({ kustomize: findKustomize() !== undefined }, 'built by kustomize', () => {
    test.each(CLUSTERS)('the projects of %s are what they declare', (name) => {
      const dir = temporaryFolder();
      for (const { path, text } of files) write(join(dir, path), text);
      const projects = kustomizationOf(cluster(model.clusters, name), 'projects');
      const built = build(join(dir, projects.path));
      expect(Object.keys(built)).toHaveLength(5);
      expect(built).toEqual(declaredBy(projects));
    });
  });
});

function cluster(clusters: readonly ClusterModel[], name: string): ClusterModel {
  return clusters.find((candidate) => candidate.name === name) as ClusterModel;
}

function specOf(objects: Objects, kind: string): JsonObject | undefined {
  return Object.values(objects).find((object) => object.kind === kind)?.spec as JsonObject | undefined;
}

function withoutHeader(text: string): string {
  return text.replace(/^#.*\n/, '');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
