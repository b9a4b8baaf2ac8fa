import { HelmRelease, HelmRepository, setFile, ValuesConfigMap } from 'cdk8s-fluxcd';

import { type Core, coreFolder } from './core.js';
import { WITH_CRDS } from './with-crds.js';

/** Numbers for `kubectl top` and the autoscalers. */
export function metricsServer(core: Core): void {
  const folder = coreFolder(core, 'metrics-server', 'kube-system');
  const charts = new HelmRepository(folder, 'charts', {
    name: 'metrics-server',
    url: 'https://kubernetes-sigs.github.io/metrics-server',
    file: 'repository.yaml',
  });
  const metadata = { name: 'metrics-server-helm-chart-value-overrides' };
  const values = new ValuesConfigMap(folder, 'values', { metadata, values: VALUES });
  setFile(values, 'configmap-values.yaml');
  const { kind, name, namespace } = charts.ref;
  const release = new HelmRelease(folder, 'release', {
    name: 'metrics-server',
    releaseName: 'metrics-server',
    // The repository spells the namespace out, so the reference is given as Flux writes it.
    chart: { spec: { chart: 'metrics-server', version: '3.12.0', sourceRef: { kind, name, namespace } } },
    interval: '5m',
    suspend: false,
    ...WITH_CRDS,
    file: 'release.yaml',
  });
  release.addValuesFrom(values, { valuesKey: 'values.yaml' });
}

const PROBE = { path: '', port: 'https', scheme: 'HTTPS' };

const VALUES = {
  image: { repository: 'registry.k8s.io/metrics-server/metrics-server', tag: '', pullPolicy: 'IfNotPresent' },
  imagePullSecrets: [],
  nameOverride: '',
  fullnameOverride: '',
  serviceAccount: { create: true, annotations: {}, name: '', secrets: [] },
  rbac: { create: true, pspEnabled: false },
  apiService: { create: true, annotations: {}, insecureSkipTLSVerify: true, caBundle: '' },
  commonLabels: {},
  podLabels: {},
  podAnnotations: {},
  podSecurityContext: {},
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 1000,
  },
  priorityClassName: 'system-cluster-critical',
  containerPort: 4443,
  hostNetwork: { enabled: false },
  replicas: 1,
  updateStrategy: {},
  podDisruptionBudget: { enabled: false, minAvailable: null, maxUnavailable: null },
  defaultArgs: [
    '--cert-dir=/tmp',
    '--kubelet-insecure-tls',
    '--v=3',
    '--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
    '--kubelet-use-node-status-port',
    '--metric-resolution=15s',
  ],
  args: [],
  livenessProbe: {
    httpGet: { ...PROBE, path: '/livez' },
    initialDelaySeconds: 0,
    periodSeconds: 10,
    failureThreshold: 3,
  },
  readinessProbe: {
    httpGet: { ...PROBE, path: '/readyz' },
    initialDelaySeconds: 20,
    periodSeconds: 10,
    failureThreshold: 3,
  },
  service: { type: 'ClusterIP', port: 443, annotations: {}, labels: {} },
  metrics: { enabled: false },
  serviceMonitor: {
    enabled: false,
    additionalLabels: {},
    interval: '1m',
    scrapeTimeout: '10s',
    metricRelabelings: [],
    relabelings: [],
  },
  resources: {},
  extraVolumeMounts: [],
  extraVolumes: [],
  nodeSelector: {},
  tolerations: [],
  affinity: {},
  topologySpreadConstraints: [],
  deploymentAnnotations: {},
  schedulerName: '',
};
