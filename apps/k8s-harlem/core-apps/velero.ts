import { HelmRelease, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';

import { quoted, yamlText } from '../support/yaml-text.js';

import { BACKED_UP } from './backed-up.js';
import { type Core, coreFolder } from './core.js';
import { WITH_CRDS } from './with-crds.js';

const VALUES_KEY = 'configmap-values.yaml';

const SECTIONS = [
  ...['resources', 'initContainers', 'uploaderType', 'upgradeCRDs', 'metrics', 'metrics.podAnnotations'],
  ...['kubectl', 'configuration', 'configuration.repositoryMaintenanceJob', 'schedules'],
];

/** A backup every night of what describes the namespaces, into an object store elsewhere; no volumes, no workloads. */
export function velero(core: Core): void {
  const folder = coreFolder(core, 'velero', 'velero');
  const values = new k8s.KubeConfigMap(folder, 'values', {
    metadata: { name: 'velero-configmap' },
    data: { [VALUES_KEY]: yamlText(VALUES, { spaced: SECTIONS }).trimEnd() },
  });
  setFile(values, VALUES_KEY);
  const release = new HelmRelease(folder, 'release', {
    name: 'velero',
    releaseName: 'velero',
    chart: core.sources.chart('velero', 'velero', { version: '8.4.0', reconcileStrategy: 'ChartVersion' }),
    interval: '30m',
    suspend: false,
    ...WITH_CRDS,
    file: 'release.yaml',
  });
  release.addValuesFrom(values, { valuesKey: VALUES_KEY });
}

const VALUES = {
  image: { repository: 'velero/velero', tag: 'v1.15.2' },
  resources: { requests: compute('500m', '128Mi'), limits: compute('1000m', '1024Mi') },
  initContainers: [
    {
      name: 'velero-plugin-for-aws',
      image: 'velero/velero-plugin-for-aws:v1.11.1',
      imagePullPolicy: 'IfNotPresent',
      volumeMounts: [{ mountPath: '/target', name: 'plugins' }],
    },
  ],
  uploaderType: 'kopia',
  deployNodeAgent: false,
  backupsEnabled: true,
  snapshotsEnabled: false,
  upgradeCRDs: true,
  cleanUpCRDs: false,
  metrics: {
    enabled: true,
    scrapeInterval: '30s',
    scrapeTimeout: '10s',
    podAnnotations: {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '8085',
      'prometheus.io/path': quoted('/metrics'),
    },
  },
  kubectl: { image: { repository: 'docker.io/bitnami/kubectl', tag: 1.28 } },
  configuration: {
    backupStorageLocation: [
      {
        name: 'default',
        provider: 'aws',
        bucket: 'velero-backups',
        accessMode: 'ReadWrite',
        config: {
          region: 'eu-central-1',
          s3ForcePathStyle: 'true',
          s3Url: quoted('https://hel1.your-objectstorage.com'),
          checksumAlgorithm: '',
        },
      },
    ],
    useVolumeSnapshots: false,
    volumeSnapshotLocation: [],
    repositoryMaintenanceJob: {
      requests: compute('500m', '512Mi'),
      limits: compute('1000m', '1024Mi'),
      latestJobsCount: 3,
    },
  },
  schedules: {
    'k8s-backup': {
      disabled: false,
      schedule: quoted('0 0 * * *'),
      useOwnerReferencesInBackup: false,
      paused: false,
      template: {
        ttl: quoted('240h'),
        storageLocation: 'default',
        includedNamespaces: BACKED_UP,
        excludedNamespaceScopedResources: ['deployments', 'statefulsets', 'replicasets', 'persistentvolumeclaims'],
        excludedClusterScopedResources: ['persistentvolumes'],
      },
    },
  },
};

function compute(cpu: string, memory: string) {
  return { cpu, memory };
}
