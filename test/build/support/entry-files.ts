import { stringifyJson } from '../../../lib/manifest/index.js';

type Fields = Readonly<Record<string, unknown>>;

export const URL = 'https://git.example.com/org/fleet';

/** Documents of one file; JSON is YAML. */
export function documents(...objects: readonly Fields[]): string {
  return objects.map((object) => `---\n${stringifyJson(object as never)}\n`).join('');
}

export function kustomization(name: string, spec: Fields = {}): Fields {
  const sourceRef = { kind: 'GitRepository', name: 'flux-system' };
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: 'flux-system' },
    spec: { interval: '10m0s', prune: true, sourceRef, ...spec },
  };
}

export function gitRepository(name: string, spec: Fields = {}): Fields {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name, namespace: 'flux-system' },
    spec: { interval: '1m0s', url: URL, ref: { branch: 'main' }, secretRef: { name: 'flux-system' }, ...spec },
  };
}

/** What bootstrap writes for a folder. */
export function gotkSync(path: string, { url = URL, spec = {} }: { url?: string; spec?: Fields } = {}): string {
  return documents(gitRepository('flux-system', { url }), kustomization('flux-system', { path, ...spec }));
}

export function fluxInstance(path: string, { sync = {}, ...spec }: { sync?: Fields } & Fields = {}): Fields {
  return {
    apiVersion: 'fluxcd.controlplane.io/v1',
    kind: 'FluxInstance',
    metadata: { name: 'flux', namespace: 'flux-system' },
    spec: {
      distribution: { version: '2.7.x', registry: 'registry.example.com/fluxcd' },
      sync: { kind: 'GitRepository', url: URL, ref: 'refs/heads/main', path, ...sync },
      ...spec,
    },
  };
}

/** A kustomization file of kustomize. */
export function kustomizationFile(resources: readonly string[], more: Fields = {}): string {
  return documents({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources, ...more });
}

export const CONFIG_MAP = documents({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
