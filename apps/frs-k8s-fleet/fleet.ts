import { Cluster, FleetApp, Repository } from 'cdk8s-fluxcd';

import { Infrastructure } from './infrastructure.js';

export interface FrsFleetOptions {
  /** Fill prod as the documents describe it; the repository has only bootstrapped it. @default false */
  readonly prod?: boolean;
  /** The newest Flux and its apiVersions, with what is wrong in the repository put right. @default false */
  readonly modern?: boolean;
  /** @default - what cdk8s says */
  readonly outdir?: string;
}

/** Two clusters, one repository; as it was on Flux 0.29, or as it would be today. */
export function frsFleet({ prod = false, modern = false, outdir }: FrsFleetOptions = {}): FleetApp {
  const app = new FleetApp({
    name: 'frs-k8s-fleet',
    source: 'apps/frs-k8s-fleet',
    outdir,
    defaults: modern ? undefined : { kustomization: { suspend: false, force: true } },
  });
  const repository = new Repository(app, 'fleet', { url: 'ssh://git@github.com/vterdunov/frs-k8s-fleet' });

  for (const name of ['non-prod', 'prod']) {
    const cluster = new Cluster(app, name, { repository, flux: modern ? '2.10' : '0.29' });
    if (name === 'non-prod' || prod)
      new Infrastructure(cluster, 'infrastructure', { email: 'user@example.com', modern });
  }
  return app;
}
