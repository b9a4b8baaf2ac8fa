import { type Cluster, ImagePolicy, ImageRepository, ImageUpdateAutomation } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

export interface ImageUpdatesProps {
  /** Range of versions that the cluster may run. */
  readonly range: string;
}

/** The shop's newest image, written back into the repository by Flux. */
export class ImageUpdates extends Construct {
  /** The image for the shop's container. */
  readonly image: string;

  constructor(cluster: Cluster, id: string, { range }: ImageUpdatesProps) {
    super(cluster, id);

    const images = new ImageRepository(this, 'shop', { image: 'ghcr.io/example/shop', interval: '10m' });
    const policy = new ImagePolicy(this, 'newest', {
      name: 'shop',
      imageRepositoryRef: images,
      policy: { semver: { range } },
    });
    new ImageUpdateAutomation(this, 'write', {
      name: 'shop',
      git: { commit: { author: { name: 'fleet', email: 'fleet@example.org' } }, push: { branch: 'main' } },
      update: { path: `./deploy/${cluster.clusterName}/shop`, strategy: 'Setters' },
    });
    this.image = policy.imageFor({ initial: 'ghcr.io/example/shop:1.4.2' });
  }
}
