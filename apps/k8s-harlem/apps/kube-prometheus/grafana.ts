import type { Kustomization } from 'cdk8s-fluxcd';

import { grafanaRules } from './grafana-rules.js';
import { kubePrometheus } from './kube-prometheus.js';
import { publicHost } from './public-host.js';

export interface GrafanaProps {
  readonly host: string;
  /** The Grafana that alerts lead to. */
  readonly alertsHost: string;
  /** Version that stands at the rules. */
  readonly version: string;
}

const RULES = { kind: 'PrometheusRule', name: 'grafana-rules' };

/** Grafana of kube-prometheus, under its name in this cluster and with rules of this fleet's own. */
export function grafana(apps: Kustomization, { host, alertsHost, version }: GrafanaProps): void {
  const files = kubePrometheus(apps, 'grafana');
  publicHost(files, 'grafana02-kontur-io-ng', host);
  files.patch(RULES, {
    metadata: { labels: { 'app.kubernetes.io/version': version } },
    spec: { groups: grafanaRules({ host: alertsHost }) },
  });
}
