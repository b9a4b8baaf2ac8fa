import { Folder, type Kustomization } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

import type { Sources } from './sources.js';

/** What every part of core-apps is given. */
export interface Core {
  readonly coreApps: Kustomization;
  readonly cluster: HarlemCluster;
  readonly sources: Sources;
}

/** Puts one thing into core-apps of a cluster. */
export type Part = (core: Core) => void;

/** A folder whose content lies in a base, with the values of k8s-01; where k8s-02 differs, it has patches. */
export function coreFolder({ coreApps, cluster }: Core, name: string, namespace?: string): Folder {
  const reference = cluster.name === 'k8s-01';
  return new Folder(coreApps, name, { base: `core-apps/base/${name}`, reference, namespace });
}
