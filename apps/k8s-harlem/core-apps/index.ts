import type { Kustomization, VendoredFiles } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

import { felixConfiguration, tigeraOperator } from './calico.js';
import type { Part } from './core.js';
import { localPathProvisioners } from './local-path-provisioners.js';
import { longhorn } from './longhorn.js';
import { metallb } from './metallb.js';
import { metricsServer } from './metrics-server.js';
import { minioOperator } from './minio-operator.js';
import { namespaceLimits } from './namespace-limits.js';
import { namespaces } from './namespaces.js';
import { nginxIngress } from './nginx-ingress.js';
import { postgresOperator } from './postgres-operator.js';
import { prometheusOperator } from './prometheus-operator.js';
import { Sources } from './sources.js';
import { velero } from './velero.js';
import { certManagerCrds } from './vendored.js';
import { victoriaMetricsOperator } from './victoria-metrics-operator.js';

const EVERYWHERE: readonly Part[] = [
  namespaces,
  certManagerCrds,
  prometheusOperator,
  victoriaMetricsOperator,
  felixConfiguration,
  metricsServer,
  postgresOperator,
  namespaceLimits,
];

const ONLY_IN: Readonly<Record<HarlemCluster['name'], readonly Part[]>> = {
  'k8s-01': [nginxIngress, minioOperator, longhorn, velero],
  'k8s-02': [metallb, tigeraOperator],
};

/** What applications may say that they need. */
export interface CoreApps {
  /** Makes the volumes of class `local-path`. */
  readonly localPath: VendoredFiles;
}

/** What has to be there before applications are: sources, namespaces, operators, and the limits of each namespace. */
export function fillCoreApps(coreApps: Kustomization, cluster: HarlemCluster): CoreApps {
  const core = { coreApps, cluster, sources: new Sources(coreApps, cluster) };
  for (const part of [...EVERYWHERE, ...ONLY_IN[cluster.name]]) part(core);
  return { localPath: localPathProvisioners(core) };
}
