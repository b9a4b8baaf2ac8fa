import { type Kustomization, setFile } from 'cdk8s-fluxcd';

import {
  type ComputeAmounts,
  VMCluster,
  type VMComponent,
  type VMVolume,
} from '../support/operator.victoriametrics.com.js';

import { appFolder } from './app-folder.js';

/** How much of VictoriaMetrics a cluster runs. */
export interface VmClusterProps {
  /** Months that data is kept. */
  readonly months: number;
  /** Copies of each sample, told apart from copies by mistake. */
  readonly copies: number;
  readonly storage: VmPart & { readonly disk: string };
  readonly select: VmPart & { readonly disk: string };
  readonly insert: VmPart;
}

export interface VmPart {
  readonly replicas: number;
  readonly requests: ComputeAmounts;
  readonly limits: ComputeAmounts;
}

/** The long memory of Prometheus, on disks of local-path-provisioner. */
export function vmCluster(apps: Kustomization, props: VmClusterProps): VMCluster {
  const folder = appFolder(apps, 'vmcluster', 'monitoring');
  const { months, copies, storage, select, insert } = props;
  const replicated = copies > 1;
  const cluster = new VMCluster(folder, 'vmcluster-persistent', {
    spec: {
      retentionPeriod: `${months}`,
      replicationFactor: copies,
      vmstorage: {
        ...component(storage, { replicated, dedup: '5s' }),
        storageDataPath: '/vm-data',
        storage: volume(storage.disk),
      },
      vmselect: {
        ...component(select, { replicated, dedup: '1ms' }),
        cacheMountPath: '/select-cache',
        storage: volume(select.disk),
      },
      vminsert: component(insert, { replicated }),
    },
  });
  setFile(cluster, 'vmcluster-crd.yaml');
  return cluster;
}

/** Where samples are kept twice, parts stay on nodes of their own and drop what they see twice. */
function component(part: VmPart, { replicated, dedup }: { replicated: boolean; dedup?: string }): VMComponent {
  const { replicas, requests, limits } = part;
  return {
    replicaCount: replicas,
    podMetadata: { labels: { owner: 'infra' } },
    ...(replicated ? { affinity: SPREAD } : {}),
    ...(replicated && dedup !== undefined ? { extraArgs: { 'dedup.minScrapeInterval': dedup } } : {}),
    resources: { requests, limits },
  };
}

const SPREAD: VMComponent['affinity'] = {
  podAntiAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        labelSelector: {
          matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['victoriametrics'] }],
        },
        topologyKey: 'kubernetes.io/hostname',
      },
    ],
  },
};

function volume(storage: string): VMVolume {
  return {
    volumeClaimTemplate: { spec: { storageClassName: 'local-path', resources: { requests: { storage } } } },
  };
}
