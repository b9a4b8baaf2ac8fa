import { type Cluster, GitRepository, Kustomization, Tenant } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

/** A team that keeps its manifests in a repository of its own, and may change nothing outside its namespace. */
export class Blog extends Construct {
  constructor(cluster: Cluster, id: string) {
    super(cluster, id);

    const tenant = new Tenant(this, 'tenant', { name: 'blog' });
    const source = new GitRepository(tenant, 'source', {
      name: 'blog',
      url: 'https://git.example.org/blog/manifests',
      ref: { branch: 'main' },
    });
    new Kustomization(tenant, 'manifests', { name: 'blog', sourceRef: source, path: './deploy' });
  }
}
