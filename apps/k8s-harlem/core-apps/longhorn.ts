import { type Folder, HelmRelease, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';

import { type Core, coreFolder } from './core.js';
import { WITH_CRDS } from './with-crds.js';

const VERSION = '1.6.2';

/** Volumes that are copied between nodes. */
export function longhorn(core: Core): void {
  const folder = coreFolder(core, 'longhorn', 'longhorn-system');
  storageClass(folder, 'ha', 2);
  storageClass(folder, 'single', 1);
  new HelmRelease(folder, 'longhorn', {
    name: 'longhorn',
    chart: core.sources.chart('longhorn', 'longhorn', { version: VERSION, reconcileStrategy: 'ChartVersion' }),
    ...WITH_CRDS,
    interval: '30m',
    suspend: false,
    values: { ...PLACEMENT, image: images(), persistence: PERSISTENCE, defaultSettings: SETTINGS, csi: CSI },
    file: 'release.yaml',
  });
}

function storageClass(folder: Folder, id: string, replicas: number): void {
  const created = new k8s.KubeStorageClass(folder, id, {
    metadata: { name: `longhorn-${id}` },
    provisioner: 'driver.longhorn.io',
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    parameters: { numberOfReplicas: `${replicas}`, staleReplicaTimeout: '2880', fromBackup: '', fsType: 'xfs' },
  });
  setFile(created, `storageclass-${id}.yaml`);
}

function images() {
  const own = (name: string) => image(name, `v${VERSION}`);
  return {
    longhorn: {
      engine: own('longhorn-engine'),
      manager: own('longhorn-manager'),
      ui: own('longhorn-ui'),
      instanceManager: own('longhorn-instance-manager'),
      shareManager: own('longhorn-share-manager'),
      backingImageManager: own('backing-image-manager'),
      supportBundleKit: image('support-bundle-kit', 'v0.0.37'),
    },
    csi: {
      attacher: image('csi-attacher', 'v4.5.1'),
      provisioner: image('csi-provisioner', 'v3.6.4'),
      nodeDriverRegistrar: image('csi-node-driver-registrar', 'v2.9.2'),
      resizer: image('csi-resizer', 'v1.10.1'),
      snapshotter: image('csi-snapshotter', 'v6.3.4'),
      livenessProbe: image('livenessprobe', 'v2.12.0'),
    },
    openshift: { oauthProxy: image('openshift-origin-oauth-proxy', 4.14) },
    pullPolicy: 'IfNotPresent',
  };
}

function image(name: string, tag: string | number) {
  return { repository: `longhornio/${name}`, tag };
}

const PLACEMENT = {
  networkPolicies: { enabled: false, type: 'k3s' },
  service: { ui: { type: 'ClusterIP', nodePort: null }, manager: { type: 'ClusterIP', nodePort: '' } },
  preUpgradeChecker: { jobEnabled: true, upgradeVersionCheck: true },
  longhornManager: { log: { format: 'plain' } },
  longhornDriver: { tolerations: [], nodeSelector: {} },
  longhornUI: { replicas: 1 },
  enablePSP: false,
  namespaceOverride: '',
  annotations: {},
  metrics: { serviceMonitor: { enabled: true } },
};

const CSI = {
  attacherReplicaCount: 3,
  provisionerReplicaCount: 3,
  resizerReplicaCount: 3,
  snapshotterReplicaCount: 3,
};

const PERSISTENCE = {
  defaultClass: false,
  defaultFsType: 'xfs',
  defaultMkfsParams: '',
  defaultClassReplicaCount: 1,
  defaultDataLocality: 'disabled',
  reclaimPolicy: 'Delete',
  migratable: false,
  nfsOptions: '',
  recurringJobSelector: { enable: false, jobList: [] },
  defaultNodeSelector: { enable: false, selector: '' },
  removeSnapshotsDuringFilesystemTrim: 'ignored',
};

const SETTINGS = {
  defaultDataPath: '/opt/local-path-provisioner/longhorn/',
  defaultDataLocality: 'best-effort',
  replicaSoftAntiAffinity: false,
  replicaAutoBalance: 'disabled',
  storageOverProvisioningPercentage: 100,
  storageMinimalAvailablePercentage: 5,
  storageReservedPercentageForDefaultDisk: 1,
  upgradeChecker: false,
  defaultReplicaCount: 1,
  defaultLonghornStaticStorageClass: 'longhorn-single',
  backupstorePollInterval: 400,
  failedBackupTTL: 1440,
  restoreVolumeRecurringJobs: false,
  recurringSuccessfulJobsHistoryLimit: 1,
  recurringFailedJobsHistoryLimit: 1,
  priorityClass: 'longhorn-critical',
  autoSalvage: true,
  autoDeletePodWhenVolumeDetachedUnexpectedly: true,
  disableSchedulingOnCordonedNode: false,
  replicaZoneSoftAntiAffinity: true,
  replicaDiskSoftAntiAffinity: false,
  nodeDownPodDeletionPolicy: 'do-nothing',
  nodeDrainPolicy: 'block-if-contains-last-replica',
  guaranteedInstanceManagerCPU: 20,
};
