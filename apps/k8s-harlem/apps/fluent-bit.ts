import { type Kustomization, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';
import { Construct } from 'constructs';

import type { HarlemCluster } from '../clusters.js';
import { PodMonitor, PrometheusRule } from '../support/monitoring.coreos.com.js';
import { resources } from '../support/resources.js';

import { appFolder } from './app-folder.js';
import { FLUENT_BIT_CONFIG } from './fluent-bit-config.js';

const NAME = 'fluent-bit';
const NAMESPACE = 'logging';
const SELECTED = { 'app.kubernetes.io/name': NAME };
const VERSION = '2.0.8';

/** A fluent-bit on every node sends what containers, PostgreSQL and kubelet log to Elasticsearch. */
export function fluentBit(apps: Kustomization, { modern }: HarlemCluster): void {
  const folder = appFolder(apps, 'fluentbit', NAMESPACE);
  new FluentBit(folder, 'fluentbit', { labelledAs: modern ? VERSION : '1.9.3' });
}

class FluentBit extends Construct {
  constructor(scope: Construct, id: string, { labelledAs }: { readonly labelledAs: string }) {
    super(scope, id);
    const metadata = { name: NAME, labels: { ...SELECTED, 'app.kubernetes.io/version': labelledAs } };
    new k8s.KubeServiceAccount(this, 'serviceaccount', { metadata });
    new k8s.KubeConfigMap(this, 'configmap', { metadata, data: FLUENT_BIT_CONFIG });
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
    new PrometheusRule(this, 'prometheusrule', {
      metadata: { name: 'fluentbit' },
      groups: [{ name: 'FluentBitOutputErrors', rules: [OUTPUT_ERROR, NO_OUTPUT] }],
    });
  }
}

const OUTPUT_ERROR = {
  alert: 'FluentBitOutputError',
  expr: 'sum(sum_over_time(fluentbit_output_errors_total[3m]))\n> 0\n',
  for: '5m',
  labels: { severity: 'warning' },
  annotations: {
    message: 'Number of FluentBit output errors during last 3 minutes is {{ $value }}',
    summary: 'Number of FluentBit output errors during last 3 minutes',
  },
} as const;

const NO_OUTPUT = {
  alert: 'FluentBitNoOutputBytesProcessed',
  expr: 'rate(fluentbit_output_proc_bytes_total[5m]) == 0',
  for: '15m',
  labels: { severity: 'warning' },
  annotations: {
    message: `\
Fluent Bit instance {{ $labels.instance }}'s output plugin {{ $labels.name }} has not processed any
bytes for at least 15 minutes.
`,
    summary: 'No Output Bytes Processed',
  },
} as const;

function daemonSet(): k8s.DaemonSetSpec {
  return {
    selector: { matchLabels: SELECTED },
    template: { metadata: { labels: SELECTED }, spec: pod() },
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(1), maxSurge: k8s.IntOrString.fromNumber(0) },
    },
    revisionHistoryLimit: 10,
  };
}

/** Folders and files of the node that it reads: name of the volume → where it lies, on the node and in the container. */
const FROM_NODE = {
  varlog: { path: '/var/log', type: '' },
  varlibdockercontainers: { path: '/var/lib/docker/containers', type: '', readOnly: true },
  etcmachineid: { path: '/etc/machine-id', type: 'File', readOnly: true },
  systemdlog: { path: '/run/log/journal', type: '', readOnly: true },
};

function pod(): k8s.PodSpec {
  const fromNode = Object.entries(FROM_NODE).map(([name, { path, type }]) => ({ name, hostPath: { path, type } }));
  return {
    volumes: [{ name: 'config', configMap: { name: NAME, defaultMode: 0o644 } }, ...fromNode],
    containers: [container()],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: NAME,
    schedulerName: 'default-scheduler',
    tolerations: [
      { key: 'node-role.kubernetes.io/master', operator: 'Exists', effect: 'NoSchedule' },
      { operator: 'Exists', effect: 'NoExecute' },
    ],
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
  };
}

function container(): k8s.Container {
  return {
    name: NAME,
    image: `cr.fluentbit.io/fluent/fluent-bit:${VERSION}`,
    imagePullPolicy: 'Always',
    ports: [{ name: 'http', containerPort: 2020, protocol: 'TCP' }],
    env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    envFrom: [{ secretRef: { name: 'fluent-bit-es-secrets' } }],
    volumeMounts: mounts(),
    resources: resources({ memory: '100Mi', cpu: '100m' }, { memory: '500Mi', cpu: 1 }),
    livenessProbe: probe('/'),
    readinessProbe: probe('/api/v1/health'),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
}

function mounts(): k8s.VolumeMount[] {
  const files = Object.keys(FLUENT_BIT_CONFIG).reverse();
  const config = files.map((file) => ({ name: 'config', mountPath: `/fluent-bit/etc/${file}`, subPath: file }));
  const fromNode = Object.entries(FROM_NODE).map(([name, { path, ...mount }]) => {
    const readOnly = 'readOnly' in mount ? { readOnly: mount.readOnly } : {};
    return { name, ...readOnly, mountPath: path };
  });
  return [...config, ...fromNode];
}

function probe(path: string): k8s.Probe {
  return {
    httpGet: { path, port: k8s.IntOrString.fromString('http'), scheme: 'HTTP' },
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  };
}
