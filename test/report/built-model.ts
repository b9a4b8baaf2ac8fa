import type { KubeObject } from '../../lib/manifest/index.js';
import type { ClusterModel, KustomizationModel } from '../../lib/model/index.js';

import { cluster, flux, kustomization, object } from './seed-model.js';

/** A Kustomization as a build leaves it; one that failed or is unknown when `message` says why. */
export function built(
  name: string,
  objects: readonly KubeObject[],
  more: Partial<KustomizationModel> = {},
): KustomizationModel {
  return kustomization(name, objects, {
    object: flux(name),
    content: undefined,
    applied: objects.map((each) => ({ object: each, origin: {} })),
    build: { status: 'built', message: '', unknownVariables: [] },
    ...more,
  });
}

export function failed(name: string, message: string): KustomizationModel {
  return built(name, [], { applied: undefined, build: { status: 'failed', message, unknownVariables: [] } });
}

export function unknown(name: string, message: string, more: Partial<KustomizationModel> = {}): KustomizationModel {
  const build = { status: 'unknown', message, unknownVariables: [] } as const;
  return built(name, [], { applied: undefined, build, ...more });
}

/** A source that is no repository at hand. */
export const ELSEWHERE = { kind: 'GitRepository', namespace: 'flux-system', name: 'infra', repository: '' } as const;

/** A cluster of one entry and Kustomizations built, failed and unknown; one of them for another cluster. */
export function builtCluster(name: string): ClusterModel {
  const web = { ...object('v1 ConfigMap apps/web'), data: { size: 12345678901234567890n } } as unknown as KubeObject;
  const edge = { ...flux('edge'), spec: { kubeConfig: { secretRef: { name: 'edge-kubeconfig' } } } };
  return cluster(name, [
    built('flux-system', [flux('apps'), flux('broken'), flux('infra'), edge], { path: `clusters/${name}` }),
    built('apps', [web, object('v1 Namespace apps')], { path: 'apps' }),
    failed('broken', 'kustomization.yaml: no such file "deployment.yaml"'),
    built('edge', [object('v1 Namespace edge')], { object: edge }),
    unknown('infra', 'GitRepository "flux-system/infra" is not at hand', { source: ELSEWHERE }),
  ]);
}
