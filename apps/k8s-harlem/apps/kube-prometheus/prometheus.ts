import type { JsonObject, Kustomization } from 'cdk8s-fluxcd';

import { kubePrometheus } from './kube-prometheus.js';
import { publicHost } from './public-host.js';

export interface PrometheusProps {
  readonly host: string;
  readonly version: string;
  /** Label of every series that leaves the cluster. */
  readonly cluster: string;
  /** Whether the pods carry the version that they run. */
  readonly labelPods: boolean;
}

const PROMETHEUS = { kind: 'Prometheus', name: 'k8s' };
const INGRESS = { kind: 'Ingress', name: 'prometheus-ingress-ng' };

const PASSWORD_ASKED = {
  'nginx.ingress.kubernetes.io/auth-type': 'basic',
  'nginx.ingress.kubernetes.io/auth-secret': 'prometheus-k8s-passwd',
  'nginx.ingress.kubernetes.io/auth-realm': 'Prometheus k8s',
};

/** Prometheus of kube-prometheus: the cluster's version, behind a password and under its name in this cluster. */
export function prometheus(apps: Kustomization, { host, version, cluster, labelPods }: PrometheusProps): void {
  const files = kubePrometheus(apps, 'prometheus');
  publicHost(files, INGRESS.name, host);
  files.patch(INGRESS, { metadata: { annotations: PASSWORD_ASKED } });

  const labels = { 'app.kubernetes.io/version': version };
  const image = `quay.io/prometheus/prometheus:v${version}`;
  const pods: JsonObject = labelPods ? { podMetadata: { labels } } : {};
  files.patch(PROMETHEUS, {
    metadata: { labels },
    spec: { version, image, externalLabels: { cluster }, ...pods },
  });
}
