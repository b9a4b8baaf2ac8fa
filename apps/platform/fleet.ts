import { Cluster, FleetApp, Kustomization, Repository } from 'cdk8s-fluxcd';

import { Blog } from './blog.js';
import { ImageUpdates } from './image-updates.js';
import { Operations } from './operations.js';
import { Platform } from './platform.js';
import { Shop } from './shop.js';

const CLUSTERS = [
  { name: 'development', flux: '2.10', replicas: 1, domain: 'dev.example.org', images: '>=1.4.0-0' },
  { name: 'staging', flux: '2.10', replicas: 2, domain: 'staging.example.org', images: '1.x' },
  { name: 'production', flux: '2.9', replicas: 3, domain: 'example.org' },
];

/** Three clusters with one platform; each runs the shop of one team, and what a second team keeps in its own repository. */
export function platformFleet({ outdir }: { readonly outdir?: string } = {}): FleetApp {
  const app = new FleetApp({ name: 'platform', source: 'apps/platform', outdir });
  const repository = new Repository(app, 'fleet', { url: 'ssh://git@example.org/platform/fleet' });

  for (const { name, flux, replicas, domain, images } of CLUSTERS) {
    const cluster = new Cluster(app, name, { repository, flux });
    new Operations(cluster, 'operations');
    const platform = new Platform(cluster, 'platform', { issuerEmail: 'platform@example.org' });

    const shop = new Kustomization(cluster, 'shop', { objects: { namespace: 'shop', labels: { team: 'shop' } } });
    const updates = images === undefined ? undefined : new ImageUpdates(cluster, 'image-updates', { range: images });
    const host = `shop.${cluster.variable('DOMAIN', { value: domain })}`;
    new Shop(shop, 'shop', { host, replicas, image: updates?.image });
    shop.node.addDependency(platform);

    new Blog(cluster, 'blog').node.addDependency(platform);
  }
  return app;
}
