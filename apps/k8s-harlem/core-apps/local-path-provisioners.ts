import type { VendoredFiles } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

import type { Core } from './core.js';
import { vendored } from './vendored.js';

/** Kinds of disk that volumes are made on, each with a provisioner of its own. */
type Disk = 'fast' | 'regular';

interface Disks {
  /** The one that claims get when they do not say. */
  readonly default: Disk;
  /** Those that are mounted; the others are folders beside the system. */
  readonly mounted: readonly Disk[];
}

const DISKS: Readonly<Record<HarlemCluster['name'], Disks>> = {
  'k8s-01': { default: 'fast', mounted: ['regular'] },
  'k8s-02': { default: 'regular', mounted: ['fast', 'regular'] },
};

/**
 * Volumes that are folders on a node; which disks there are differs between the clusters.
 *
 * @returns the one for claims that name no kind of disk
 */
export function localPathProvisioners(core: Core): VendoredFiles {
  const disks = DISKS[core.cluster.name];
  for (const disk of ['fast', 'regular'] as const) {
    const bundle = vendored(core, `local-path-provisioner-${disk}`);
    if (disks.mounted.includes(disk)) isMounted(bundle, disk);
    if (disk === disks.default) isDefault(bundle, disk);
  }
  return vendored(core, 'local-path-provisioner');
}

function isMounted(bundle: VendoredFiles, disk: Disk): void {
  const config = { kind: 'ConfigMap', name: `local-path-config-${disk}` };
  bundle.patch(config, { data: { 'config.json': nodePathMap(`/mnt/local-path-provisioner-${disk}`) } });
}

function isDefault(bundle: VendoredFiles, disk: Disk): void {
  const storageClass = { kind: 'StorageClass', name: `local-path-${disk}` };
  bundle.patch(storageClass, {
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
