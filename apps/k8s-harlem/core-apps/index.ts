import type { Kustomization } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

import { namespaces } from './namespaces.js';
import { Sources } from './sources.js';

/** What has to be there before applications are: sources, namespaces, operators, and the limits of each namespace. */
export function fillCoreApps(coreApps: Kustomization, cluster: HarlemCluster): void {
  new Sources(coreApps, cluster);
  namespaces(coreApps, cluster);
}
