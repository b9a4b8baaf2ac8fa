import { type Kustomization, VendoredFiles } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

import { certManager } from './cert-manager.js';
import { fluentBit } from './fluent-bit/fluent-bit.js';
import { fluxMetrics } from './flux-metrics.js';
import { karma } from './karma.js';
import { monitoring } from './kube-prometheus/monitoring.js';
import { notifications } from './notifications.js';
import { openTelemetry } from './open-telemetry.js';
import { operatedExporters, serverExporters } from './postgres-exporters.js';
import { SETTINGS } from './settings.js';
import { vmCluster } from './vm-cluster.js';

/** What runs on top of core-apps. */
export function fillApps(apps: Kustomization, cluster: HarlemCluster): void {
  vmCluster(apps, SETTINGS[cluster.name].metrics);
  monitoring(apps, cluster);
  ONLY_IN[cluster.name](apps, cluster);
  // The last one: it asks which releases there are.
  notifications(apps, cluster);
}

const ONLY_IN = { 'k8s-01': production, 'k8s-02': trial };

/** The cluster with the databases, and with most of what is to be watched. */
function production(apps: Kustomization, cluster: HarlemCluster): void {
  serverExporters(apps);
  operatedExporters(apps);
  fluentBit(apps, cluster);
  fluxMetrics(apps);
  openTelemetry(apps);
  karma(apps, { environment: cluster.name });
}

function trial(apps: Kustomization, { name }: HarlemCluster): void {
  certManager(apps, { cluster: name });
  new VendoredFiles(apps, 'nodelocaldns', { path: 'apps/base/nodelocaldns' });
}
