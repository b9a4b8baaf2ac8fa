import {
  Alert,
  Bucket,
  type Cluster,
  FLUX_MINORS,
  type FluxMinor,
  formatFinding,
  GitRepository,
  HelmChart,
  HelmRelease,
  HelmRepository,
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
  Kustomization,
  type KubeObject,
  OCIRepository,
  Provider,
  Receiver,
} from 'cdk8s-fluxcd';

import { configMap, fleetOf, objectsOf } from '../fleet/support.js';

/** An app that says nothing which only some Flux has. */
function everything(cluster: Cluster): void {
  const git = new GitRepository(cluster, 'manifests', {
    url: 'https://example.org/manifests',
    ref: { semver: '1.x' },
    secretRef: { name: 'git' },
    verify: { mode: 'head', secretRef: { name: 'keys' } },
  });
  new Bucket(cluster, 'bucket', { bucketName: 'fleet', endpoint: 's3.example.org', provider: 'aws', region: 'x' });
  const charts = new HelmRepository(cluster, 'charts', { url: 'https://example.org/charts', timeout: '90s' });
  new HelmChart(cluster, 'chart', { chart: 'web', sourceRef: charts, valuesFiles: ['values.yaml'] });
  new Kustomization(cluster, 'elsewhere', { sourceRef: git, path: './deploy', force: true, healthChecks: [] });
  const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' }, targetNamespace: 'apps' });
  configMap(apps, 'settings');
  const release = new HelmRelease(apps, 'web', {
    chart: charts.chart('web', { version: '1.x' }),
    install: { crds: 'Create', remediation: { retries: 3 } },
    upgrade: { crds: 'CreateReplace', cleanupOnFail: true },
    values: { replicas: 2, image: null },
  });
  new HelmRelease(apps, 'api', { chart: charts.chart('api'), dependsOn: [release], maxHistory: 3 });
  const slack = new Provider(cluster, 'slack', { type: 'slack', address: 'https://example.org', channel: 'fleet' });
  const alert = new Alert(cluster, 'on-call', { providerRef: slack, eventSeverity: 'error' });
  alert.watch(git, apps, release);
  const push = new Receiver(cluster, 'push', { type: 'github', secretRef: { name: 'token' }, events: ['push'] });
  push.watch(git);
  const images = new ImageRepository(cluster, 'images', { image: 'example.org/web' });
  new ImagePolicy(cluster, 'policy', { imageRepositoryRef: images, policy: { semver: { range: '1.x' } } });
  new ImageUpdateAutomation(cluster, 'updates', {
    git: { commit: { author: { email: 'flux@example.org', name: 'flux' } }, push: { branch: 'main' } },
  });
}

function synthesised(flux: FluxMinor, more: (cluster: Cluster) => void = () => {}) {
  return fleetOf(
    (cluster) => {
      everything(cluster);
      more(cluster);
    },
    { cluster: { flux } },
  );
}

function errorsAt(flux: FluxMinor, more?: (cluster: Cluster) => void): string[] {
  const { findings } = synthesised(flux, more).result();
  return findings.filter(({ severity }) => severity === 'error').map((finding) => formatFinding(finding));
}

function withoutApiVersions(objects: readonly KubeObject[]): string {
  return JSON.stringify(objects, (key, value: unknown) => (key === 'apiVersion' ? undefined : value));
}

describe('An app that uses what every Flux has', () => {
  const oci = (cluster: Cluster) => new OCIRepository(cluster, 'oci', { url: 'oci://example.org/fleet' });

  it.each(FLUX_MINORS)('has no errors at Flux %s', (flux) => {
    expect(errorsAt(flux, flux < '0.32' && flux.startsWith('0.') ? undefined : oci)).toEqual([]);
  });

  it('differs between the minors in apiVersions only', () => {
    const texts = FLUX_MINORS.map((flux) => withoutApiVersions(objectsOf(synthesised(flux))));
    expect(new Set(texts).size).toBe(1);
  });

  it('is written in the apiVersions that are preferred', () => {
    const versions = (flux: FluxMinor) =>
      Object.fromEntries(objectsOf(synthesised(flux)).map(({ kind, apiVersion }) => [kind, apiVersion.split('/')[1]]));
    const common = { ConfigMap: undefined };
    const sources = { GitRepository: 'v1', HelmRepository: 'v1', HelmChart: 'v1', Bucket: 'v1' };
    expect(versions('2.1')).toEqual({
      ...common,
      GitRepository: 'v1',
      HelmRepository: 'v1beta2',
      HelmChart: 'v1beta2',
      Bucket: 'v1beta2',
      Kustomization: 'v1',
      HelmRelease: 'v2beta1',
      Provider: 'v1beta2',
      Alert: 'v1beta2',
      Receiver: 'v1',
      ImageRepository: 'v1beta2',
      ImagePolicy: 'v1beta2',
      ImageUpdateAutomation: 'v1beta1',
    });
    expect(versions('2.10')).toEqual({
      ...common,
      ...sources,
      Kustomization: 'v1',
      HelmRelease: 'v2',
      Provider: 'v1beta3',
      Alert: 'v1beta3',
      Receiver: 'v1',
      ImageRepository: 'v1',
      ImagePolicy: 'v1',
      ImageUpdateAutomation: 'v1',
    });
  });
});

describe('An app that uses what only some Flux has', () => {
  const orphan = (cluster: Cluster) =>
    configMap(new Kustomization(cluster, 'kept', { deletionPolicy: 'Orphan' }), 'kept');

  it('has one error where the field is not there yet', () => {
    const [error, ...more] = errorsAt('2.4', orphan);
    expect(more).toEqual([]);
    expect(error?.split('\n')[0]).toBe(
      'error FLX109 Kustomization "flux-system/kept": spec.deletionPolicy "Orphan" needs Flux 2.5 or later, the cluster has 2.4',
    );
    expect(error).toMatch(/at staging\/kept \(.*flux-versions\.test\.ts:\d+:\d+\)/);
  });

  it('has none where it is', () => {
    expect(errorsAt('2.5', orphan)).toEqual([]);
  });
});
