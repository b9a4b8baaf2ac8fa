import { Folder, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';

import type { HarlemCluster } from '../clusters.js';

import type { Core } from './core.js';

const EVERYWHERE = ['monitoring', 'cert-manager', 'postgres-operator'];

const ONLY_IN: Readonly<Record<HarlemCluster['name'], readonly string[]>> = {
  'k8s-01': ['dev-raster-tiler', 'test-raster-tiler', 'prod-raster-tiler', 'minio-operator', 'longhorn-system'],
  'k8s-02': ['local-path-storage', 'metallb-system'],
};

/** The namespaces that this repository makes; they stay when they leave it, with all that is in them. */
export function namespaces({ coreApps, cluster }: Core): void {
  const folder = new Folder(coreApps, 'namespaces');
  setFile(folder, 'namespaces.yaml');
  for (const name of [...EVERYWHERE, ...ONLY_IN[cluster.name]]) {
    const annotations = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
    new k8s.KubeNamespace(folder, name, { metadata: { name, annotations } });
  }
}
