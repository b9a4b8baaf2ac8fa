import { Cluster, FleetApp, Kustomization, Repository } from 'cdk8s-fluxcd';

import { Platform } from './platform.js';
import { Shop } from './shop.js';

const CLUSTERS = [
  { name: 'development', flux: '2.10', replicas: 1, domain: 'dev.example.org' },
  { name: 'staging', flux: '2.10', replicas: 2, domain: 'staging.example.org' },
  { name: 'production', flux: '2.9', replicas: 3, domain: 'example.org' },
];

/** Three clusters with one platform; each runs the shop of one team. */
export function platformFleet({ outdir }: { readonly outdir?: string } = {}): FleetApp {
  const app = new FleetApp({ name: 'platform', source: 'apps/platform', outdir });
  const repository = new Repository(app, 'fleet', { url: 'ssh://git@example.org/platform/fleet' });

  for (const { name, flux, replicas, domain } of CLUSTERS) {
    const cluster = new Cluster(app, name, { repository, flux });
    const platform = new Platform(cluster, 'platform', { issuerEmail: 'platform@example.org' });

    const shop = new Kustomization(cluster, 'shop', { objects: { namespace: 'shop', labels: { team: 'shop' } } });
    new Shop(shop, 'shop', { host: `shop.${domain}`, replicas });
    shop.node.addDependency(platform);
  }
  return app;
}
