import type { HarlemCluster } from '../clusters.js';

import type { VmClusterProps } from './vm-cluster.js';

/** In what the clusters differ where both run the same. */
export interface AppsSettings {
  readonly metrics: VmClusterProps;
  readonly prometheus: { readonly host: string; readonly version: string };
  readonly grafana: { readonly host: string; readonly version: string };
}

const LIMITS = { cpu: '1', memory: '500Mi' };

export const SETTINGS: Readonly<Record<HarlemCluster['name'], AppsSettings>> = {
  'k8s-01': {
    metrics: {
      months: 6,
      copies: 2,
      storage: {
        replicas: 3,
        disk: '20Gi',
        requests: { cpu: '100m', memory: '500Mi' },
        limits: { cpu: '2', memory: '2048Mi' },
      },
      select: { replicas: 2, disk: '2Gi', requests: { cpu: '100m', memory: '200Mi' }, limits: LIMITS },
      insert: { replicas: 2, requests: { cpu: '100m', memory: '200Mi' }, limits: LIMITS },
    },
    prometheus: { host: 'prometheus02.kontur.io', version: '2.41.0' },
    grafana: { host: 'grafana02.kontur.io', version: '9.3.16' },
  },
  'k8s-02': {
    metrics: {
      months: 3,
      copies: 1,
      storage: {
        replicas: 2,
        disk: '5Gi',
        requests: { cpu: '50m', memory: '100Mi' },
        limits: { cpu: '1', memory: '1024Mi' },
      },
      select: { replicas: 1, disk: '2Gi', requests: { cpu: '50m', memory: '100Mi' }, limits: LIMITS },
      insert: { replicas: 1, requests: { cpu: '50m', memory: '100Mi' }, limits: LIMITS },
    },
    prometheus: { host: 'prometheus02.k8s-02.konturlabs.com', version: '2.34.0' },
    grafana: { host: 'grafana.k8s-02.konturlabs.com', version: '8.4.4' },
  },
};
