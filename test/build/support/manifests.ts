import type { JsonObject } from '../../../lib/manifest/index.js';

import type { Files } from './given-files.js';

const SOURCE = { kind: 'GitRepository', name: 'flux-system' };

/** What bootstrap writes for a cluster, in `<folder>/flux-system`; `spec` is added to that of its Kustomization. */
export function bootstrapped(folder: string, spec: JsonObject = {}): Files {
  return {
    [`${folder}/flux-system/gotk-sync.yaml`]: documents(
      gitRepository('flux-system', { url: 'ssh://git@example.org/fleet', ref: { branch: 'main' } }),
      fluxKustomization('flux-system', { path: `./${folder}`, ...spec }),
    ),
  };
}

/** A Flux Kustomization that builds from the cluster's own source. */
export function fluxKustomization(name: string, spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system', ...metadata },
    spec: { interval: '10m', prune: true, sourceRef: SOURCE, ...spec },
  };
}

export function gitRepository(name: string, spec: JsonObject): JsonObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name, namespace: 'flux-system' },
    spec: { interval: '1m', ...spec },
  };
}

export function configMap(name: string, data: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'apps', ...metadata }, data };
}

/** A kustomization file. */
export function kustomizationFile(fields: JsonObject): string {
  return documents({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...fields });
}

/** Each document on a line of its own, as JSON, which is YAML too. */
export function documents(...objects: readonly JsonObject[]): string {
  return objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
}
