import { k8s } from 'cdk8s-plus-25';

import { resources } from '../../support/resources.js';

import { CONFIG } from './config.js';

export const NAME = 'fluent-bit';
export const VERSION = '2.0.8';
export const SELECTED = { 'app.kubernetes.io/name': NAME };

interface NodePath {
  /** On the node, and in the container. */
  readonly path: string;
  readonly type: '' | 'File';
  /** @default - written to */
  readonly readOnly?: true;
}

/** What it reads of the node, by name of the volume. Where it stands in a log is kept in /var/log. */
const FROM_NODE: Readonly<Record<string, NodePath>> = {
  varlog: { path: '/var/log', type: '' },
  varlibdockercontainers: { path: '/var/lib/docker/containers', type: '', readOnly: true },
  etcmachineid: { path: '/etc/machine-id', type: 'File', readOnly: true },
  systemdlog: { path: '/run/log/journal', type: '', readOnly: true },
};

/** One pod on every node. */
export function daemonSet(): k8s.DaemonSetSpec {
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
  const files = Object.keys(CONFIG);
  const config = files.map((file) => ({ name: 'config', mountPath: `/fluent-bit/etc/${file}`, subPath: file }));
  const fromNode = Object.entries(FROM_NODE).map(([name, { path, readOnly }]) => ({ name, readOnly, mountPath: path }));
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
