import type { Kustomization } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

/** What runs on top of core-apps. */
export function fillApps(_apps: Kustomization, _cluster: HarlemCluster): void {}
