import type { Kustomization } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../../clusters.js';

import { grafana } from './grafana.js';
import { kubePrometheus } from './kube-prometheus.js';
import { prometheus } from './prometheus.js';
import { SETTINGS } from '../settings.js';

const IN_BOTH = [
  'blackbox-exporter',
  'kube-state-metrics',
  'kubernetes-servicemonitors',
  'node-exporter',
  'victoriametrics',
];

const ONLY_IN: Readonly<Record<HarlemCluster['name'], readonly string[]>> = {
  'k8s-01': ['_custom_rules', 'alertmanager', 'prometheus-adapter'],
  'k8s-02': ['synthetic-monitoring'],
};

/** The Grafana whose addresses the texts of the alerts have, in both clusters of the repository. */
const ALERTS_HOST = SETTINGS['k8s-01'].grafana.host;
/** What the vendored Deployment runs. */
const GRAFANA = '9.3.16';

/** The parts of kube-prometheus that the cluster takes, and what is different about them here. */
export function monitoring(apps: Kustomization, { name, modern }: HarlemCluster): void {
  for (const part of [...IN_BOTH, ...ONLY_IN[name]]) kubePrometheus(apps, part);

  const settings = SETTINGS[name];
  prometheus(apps, { ...settings.prometheus, cluster: name, labelPods: modern });
  const { host, version } = settings.grafana;
  grafana(apps, { host, version: modern ? GRAFANA : version, alertsHost: modern ? host : ALERTS_HOST });
}
