import type { VendoredFiles } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';
import { mergeInto } from '../support/merge-into.js';

import type { Core } from './core.js';
import { vendored } from './vendored.js';

/** Kinds of disk that volumes are made on, each with a provisioner of its own. */
type Disk = 'fast' | 'regular';

interface Disks {
  /** The one that claims get when they do not say. */
  readonly default: Disk;
  /** Where the disk is mounted on the nodes, if not where the bundle says. */
  readonly mounts: Partial<Record<Disk, string>>;
}

const DISKS: Readonly<Record<HarlemCluster['name'], Disks>> = {
  'k8s-01': { default: 'fast', mounts: { regular: '/mnt/local-path-provisioner-regular' } },
  'k8s-02': {
    default: 'regular',
    mounts: { fast: '/mnt/local-path-provisioner-fast', regular: '/mnt/local-path-provisioner-regular' },
  },
};

/** Volumes that are folders on a node; which disks there are differs between the clusters. The one for any disk. */
export function localPathProvisioners({ coreApps, cluster }: Core): VendoredFiles {
  const disks = DISKS[cluster.name];
  for (const disk of ['fast', 'regular'] as const) {
    const bundle = vendored(coreApps, `local-path-provisioner-${disk}`);
    const mount = disks.mounts[disk];
    if (mount !== undefined) mountedAt(bundle, disk, mount);
    if (disk === disks.default) isDefault(bundle, disk);
  }
  return vendored(coreApps, 'local-path-provisioner');
}

function mountedAt(bundle: VendoredFiles, disk: Disk, path: string): void {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', name: `local-path-config-${disk}` };
  mergeInto(bundle, config, { data: { 'config.json': nodePathMap(path) } });
}

function isDefault(bundle: VendoredFiles, disk: Disk): void {
  const storageClass = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', name: `local-path-${disk}` };
  mergeInto(bundle, storageClass, {
    metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  });
}

/** One path on all nodes, in the layout that the bundle has, so that nothing but the path differs. */
function nodePathMap(path: string): string {
  return `\
{
        "nodePathMap":[
        {
                "node":"DEFAULT_PATH_FOR_NON_LISTED_NODES",
                "paths":[${JSON.stringify(path)}]
        }
        ]
}`;
}
