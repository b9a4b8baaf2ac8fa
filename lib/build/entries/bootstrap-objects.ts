import { NEWEST_FLUX, parseFluxMinor, preferredApiVersion } from '../../api/index.js';
import type { JsonObject, KubeObject } from '../../manifest/index.js';

import type { RepositoryAtHand } from '../repository-at-hand.js';

const GIT = 'GitRepository';

export interface SourceRequest {
  /** @default 'GitRepository' */
  readonly kind?: string | undefined;
  readonly name: string;
  readonly namespace: string;
  readonly repository: RepositoryAtHand;
  /** Flux minor; `''` stands for the newest. */
  readonly flux: string;
}

export interface BootstrapRequest extends SourceRequest {
  /** Folder of the cluster, relative to the root of the artifact. */
  readonly path: string;
}

/** The Kustomization and the source that `flux bootstrap` writes for a folder. */
export function bootstrapObjects(request: BootstrapRequest): { kustomization: KubeObject; source: KubeObject } {
  const { kind = GIT, name, path } = request;
  const spec = { interval: '10m0s', path: `./${path}`, prune: true, sourceRef: { kind, name } };
  return { kustomization: made('Kustomization', request, spec), source: bootstrapSource(request) };
}

/** The source alone. Bootstrap knows GitRepositories; of others it is only certain that they exist. */
export function bootstrapSource(request: SourceRequest): KubeObject {
  const { kind = GIT, name, repository } = request;
  if (kind !== GIT) return made(kind, request, { interval: '1m0s' });
  const branch = repository.branch === '' ? 'main' : repository.branch;
  const spec = { interval: '1m0s', ref: { branch }, secretRef: { name }, url: repository.url };
  return made(kind, request, spec);
}

function made(kind: string, { name, namespace, flux }: SourceRequest, spec: JsonObject): KubeObject {
  const minor = parseFluxMinor(flux) ?? NEWEST_FLUX;
  const apiVersion = preferredApiVersion(kind, minor) ?? preferredApiVersion(kind, NEWEST_FLUX) ?? '';
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}
