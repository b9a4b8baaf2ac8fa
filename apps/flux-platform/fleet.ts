import { Cluster, FleetApp, Repository, VendoredFiles } from 'cdk8s-fluxcd';

import { ENVIRONMENTS } from './config/service-config.js';
import { AsBuilt } from './platform/as-built.js';
import { AsDrawn } from './platform/as-drawn.js';

export interface FluxPlatformOptions {
  /** The fleet that the document draws, instead of what the repositories hold so far. @default false */
  readonly document?: boolean;
  /** The fleet without what is wrong with the original, on the newest Flux. @default false */
  readonly modern?: boolean;
  /** @default - what cdk8s says */
  readonly outdir?: string;
}

/** One cluster for each environment, one repository for those who run services and one for those who write them. */
export function fluxPlatformFleet({ document = false, modern = false, outdir }: FluxPlatformOptions = {}): FleetApp {
  const app = new FleetApp({
    name: 'flux-platform',
    source: 'apps/flux-platform',
    outdir,
    defaults: { kustomization: { retryInterval: null, timeout: null } },
  });
  const platform = new Repository(app, 'platform', { url: 'https://github.com/cgradwohl/flux_platform' });
  const developer = new Repository(app, 'developer', { url: 'https://github.com/cgradwohl/flux_developer' });

  for (const environment of ENVIRONMENTS) {
    const cluster = new Cluster(app, environment, { repository: platform, flux: modern ? '2.10' : '2.7' });
    new VendoredFiles(cluster, 'flux-system', { path: `clusters/${environment}/flux-system` });
    if (document) new AsDrawn(cluster, 'services', { environment, platform, developer });
    else new AsBuilt(cluster, 'services', { environment, developer, modern });
  }
  return app;
}
