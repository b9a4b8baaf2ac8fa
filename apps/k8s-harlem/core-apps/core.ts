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

/** A folder whose content lies in a base that the clusters share; what differs lies with the cluster. */
export function coreFolder({ coreApps }: Core, name: string, namespace?: string): Folder {
  return new Folder(coreApps, name, { base: `core-apps/base/${name}`, namespace });
}
