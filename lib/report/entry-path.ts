import type { ClusterModel } from '../model/index.js';

/** Folder that the cluster's entry Kustomization builds, such as `clusters/staging`; `''` is the repository root. */
export function entryPath(cluster: ClusterModel): string {
  return cluster.kustomizations.find(({ owner }) => owner === '')?.path ?? '';
}
