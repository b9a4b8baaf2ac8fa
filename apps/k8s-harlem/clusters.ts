import type { Allowance } from 'cdk8s-fluxcd';

/** What a cluster takes, one after the other. */
export type Stage = 'core-apps' | 'apps';

/** What the program knows of one cluster; the `if`s of the fleet ask here. */
export interface HarlemCluster {
  readonly name: 'k8s-01' | 'k8s-02';
  readonly flux: string;
  /** The stages that are done only when everything in them is ready. */
  readonly waitsFor: readonly Stage[];
  /** Whether the cluster is as it should be, not as the repository has it. */
  readonly modern: boolean;
  /** What the repository has wrong. */
  readonly allow: readonly Allowance[];
}

export const K8S_01: HarlemCluster = {
  name: 'k8s-01',
  flux: '0.38',
  waitsFor: ['apps'],
  modern: false,
  allow: [
    {
      code: 'FLX210',
      subject: 'construct "k8s-01/apps/vmcluster"',
      reason: 'core-apps of k8s-01 waits for nothing, so its volumes may come late',
    },
  ],
};

export const K8S_02: HarlemCluster = {
  name: 'k8s-02',
  flux: '0.41',
  waitsFor: ['core-apps'],
  modern: false,
  allow: [],
};

/** The same cluster with the newest Flux and without what the repository has wrong. */
export function modernised(cluster: HarlemCluster): HarlemCluster {
  return { ...cluster, flux: '2.10', waitsFor: ['core-apps', 'apps'], modern: true, allow: [] };
}
