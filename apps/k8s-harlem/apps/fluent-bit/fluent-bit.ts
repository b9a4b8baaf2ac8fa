import { type Kustomization, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';
import { Construct } from 'constructs';

import type { HarlemCluster } from '../../clusters.js';
import { PodMonitor, PrometheusRule } from '../../support/monitoring.coreos.com.js';

import { appFolder } from '../app-folder.js';

import { ALERTS } from './alerts.js';
import { CONFIG } from './config.js';
import { daemonSet, NAME, SELECTED, VERSION } from './daemon-set.js';

const NAMESPACE = 'logging';

/** A fluent-bit on every node sends what containers, PostgreSQL and kubelet log to Elasticsearch. */
export function fluentBit(apps: Kustomization, { modern }: HarlemCluster): void {
  const folder = appFolder(apps, 'fluentbit', NAMESPACE);
  new FluentBit(folder, 'fluentbit', { labelledAs: modern ? VERSION : '1.9.3' });
}

interface FluentBitProps {
  /** Version that stands at its objects. */
  readonly labelledAs: string;
}

class FluentBit extends Construct {
  constructor(scope: Construct, id: string, { labelledAs }: FluentBitProps) {
    super(scope, id);
    const metadata = { name: NAME, labels: { ...SELECTED, 'app.kubernetes.io/version': labelledAs } };
    new k8s.KubeServiceAccount(this, 'serviceaccount', { metadata });
    new k8s.KubeConfigMap(this, 'configmap', { metadata, data: CONFIG });
    new k8s.KubeDaemonSet(this, 'daemonset', { metadata, spec: daemonSet() });
    this.rights();
    this.monitoring();
    for (const child of this.node.children) setFile(child, `fluentbit-${child.node.id}.yaml`);
  }

  /** It asks the API server which pod a log is of. */
  private rights(): void {
    const metadata = { name: `${NAME}-read`, labels: SELECTED };
    new k8s.KubeClusterRole(this, 'clusterrole', {
      metadata,
      rules: [{ apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] }],
    });
    new k8s.KubeClusterRoleBinding(this, 'clusterrolebinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
    });
  }

  private monitoring(): void {
    new PodMonitor(this, 'podmonitor', {
      metadata: { name: 'fluentbit', labels: { 'app.kubernetes.io/name': 'fluentbit' } },
      spec: {
        namespaceSelector: { matchNames: [NAMESPACE] },
        podMetricsEndpoints: [{ path: '/api/v1/metrics/prometheus', scheme: 'http', port: 'http', interval: '30s' }],
        selector: { matchLabels: SELECTED },
      },
    });
    new PrometheusRule(this, 'prometheusrule', { metadata: { name: 'fluentbit' }, groups: ALERTS });
  }
}
