import {
  Alert,
  Bucket,
  Cluster,
  FleetApp,
  GitRepository,
  HelmRelease,
  HelmRepository,
  ImagePolicy,
  ImageRepository,
  Kustomization,
  OCIRepository,
  Provider,
  Repository,
} from 'cdk8s-fluxcd';

/** An app as a user writes it: one object of each of ten kinds. Its twin in `stock.ts` makes the same ten objects. */
export function tenKinds(): FleetApp {
  const app = new FleetApp({ name: 'ten-kinds', outdir: 'unused' });
  const repository = new Repository(app, 'fleet', { url: 'ssh://git@example.org/fleet' });
  const cluster = new Cluster(app, 'staging', { repository, flux: '2.10' });

  const source = new GitRepository(cluster, 'shop', { url: 'https://example.org/shop', ref: { branch: 'main' } });
  const apps = new Kustomization(cluster, 'apps', { sourceRef: source, path: './deploy', interval: '10m' });

  const charts = new HelmRepository(cluster, 'charts', { url: 'https://charts.example.org' });
  const release = new HelmRelease(cluster, 'web', {
    namespace: 'flux-system',
    chart: { spec: { chart: 'web', version: '1.x', sourceRef: charts } },
    install: { remediation: { retries: 3 } },
    values: { replicas: 2 },
  });

  new OCIRepository(cluster, 'manifests', { url: 'oci://registry.example.org/manifests', ref: { semver: '2.x' } });
  new Bucket(cluster, 'assets', { bucketName: 'assets', endpoint: 's3.example.org', provider: 'generic' });

  const tags = new ImageRepository(cluster, 'web-tags', { image: 'registry.example.org/web' });
  new ImagePolicy(cluster, 'web-image', { imageRepositoryRef: tags, policy: { semver: { range: '1.x' } } });

  const slack = Provider.slack(cluster, 'slack', { channel: 'fleet', secretRef: { name: 'slack-webhook' } });
  new Alert(cluster, 'fleet', { providerRef: slack, eventSeverity: 'error', eventSources: [apps, release] });
  return app;
}
