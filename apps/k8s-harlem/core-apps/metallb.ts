import { HelmRelease } from 'cdk8s-fluxcd';

import { type Core, coreFolder } from './core.js';
import { WITH_CRDS } from './with-crds.js';

/** Addresses for Services of type LoadBalancer, on machines without a cloud around them. */
export function metallb(core: Core): void {
  new HelmRelease(coreFolder(core, 'metallb', 'metallb-system'), 'metallb', {
    name: 'metallb',
    chart: core.sources.chart('metallb', 'metallb', { version: 'v0.14.9' }),
    ...WITH_CRDS,
    file: 'release.yaml',
  });
}
