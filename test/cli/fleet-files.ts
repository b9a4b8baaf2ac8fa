// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux

/** A Flux Kustomization of this repository, or of another source. */
export function kustomizationFile(name: string, more = '', source = 'flux-system'): string {
  return `\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: ${name}, namespace: flux-system }
spec:
  interval: 10m
  path: ./${name}
  prune: true
  sourceRef: { kind: GitRepository, name: ${source} }
${more}`;
}

export function gitRepositoryFile(name: string): string {
  return `\
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: ${name}, namespace: flux-system }
spec: { interval: 5m, url: https://example.org/${name}, ref: { branch: main } }
`;
}

/** What bootstrap writes for the cluster in a folder. */
export function syncFile(path: string): string {
  const entry = kustomizationFile('flux-system').replace('path: ./flux-system', `path: ./${path}`);
  return `${gitRepositoryFile('flux-system')}---\n${entry}`;
}

export function configMapFile(name: string, value = 'x'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: apps }\ndata: { key: "${value}" }\n`;
}

const SETTINGS = '  postBuild: { substituteFrom: [{ kind: ConfigMap, name: settings }] }\n';

/** Two clusters; production has what is not at hand and what nobody sets. */
export const FLEET = {
  'fleet/clusters/staging/flux-system/gotk-sync.yaml': syncFile('clusters/staging'),
  'fleet/clusters/staging/apps.yaml': kustomizationFile('apps'),
  'fleet/clusters/production/flux-system/gotk-sync.yaml': syncFile('clusters/production'),
  'fleet/clusters/production/apps.yaml': kustomizationFile('apps', SETTINGS),
  'fleet/clusters/production/infra.yaml': `${gitRepositoryFile('infra')}---\n${kustomizationFile('ingress', '', 'infra')}`,
  'fleet/apps/web.yaml': configMapFile('web', '${DOMAIN}'),
} as const;
