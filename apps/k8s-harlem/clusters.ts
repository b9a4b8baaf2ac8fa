/** What the program knows of one cluster; the `if`s of the fleet ask here. */
export interface HarlemCluster {
  readonly name: 'k8s-01' | 'k8s-02';
  readonly flux: string;
  /** Whether the cluster is as it should be, not as the repository has it. */
  readonly modern: boolean;
}

export const K8S_01: HarlemCluster = { name: 'k8s-01', flux: '0.38', modern: false };
export const K8S_02: HarlemCluster = { name: 'k8s-02', flux: '0.41', modern: false };

/** The same cluster with the newest Flux and without what the repository has wrong. */
export function modernised(cluster: HarlemCluster): HarlemCluster {
  return { ...cluster, flux: '2.10', modern: true };
}
