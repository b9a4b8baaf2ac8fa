import {
  Alert,
  ArtifactGenerator,
  Bucket,
  Cluster,
  ExternalArtifact,
  FleetApp,
  FluxInstance,
  GitRepository,
  HelmChart,
  HelmRelease,
  HelmRepository,
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
  Kustomization,
  OCIRepository,
  Provider,
  Receiver,
  Repository,
  ResourceSet,
  ResourceSetInputProvider,
} from 'cdk8s-fluxcd';

const CHART = { spec: { chart: 'x', sourceRef: { kind: 'HelmRepository', name: 'charts' } } } as const;

const MAKE = {
  Kustomization: (cluster: Cluster, apiVersion?: string) => new Kustomization(cluster, 'it', { apiVersion }),
  HelmRelease: (cluster: Cluster, apiVersion?: string) =>
    new HelmRelease(cluster, 'it', { apiVersion, namespace: 'apps', chart: CHART }),
  GitRepository: (cluster: Cluster, apiVersion?: string) =>
    new GitRepository(cluster, 'it', { apiVersion, url: 'https://example.org/x' }),
  OCIRepository: (cluster: Cluster, apiVersion?: string) =>
    new OCIRepository(cluster, 'it', { apiVersion, url: 'oci://example.org/x' }),
  HelmRepository: (cluster: Cluster, apiVersion?: string) =>
    new HelmRepository(cluster, 'it', { apiVersion, url: 'https://example.org/x' }),
  Bucket: (cluster: Cluster, apiVersion?: string) =>
    new Bucket(cluster, 'it', { apiVersion, endpoint: 's3.example.org', bucketName: 'x' }),
  HelmChart: (cluster: Cluster, apiVersion?: string) => new HelmChart(cluster, 'it', { apiVersion, ...CHART.spec }),
  ExternalArtifact: (cluster: Cluster, apiVersion?: string) => new ExternalArtifact(cluster, 'it', { apiVersion }),
  ArtifactGenerator: (cluster: Cluster, apiVersion?: string) =>
    new ArtifactGenerator(cluster, 'it', { apiVersion, sources: {}, artifacts: [] }),
  FluxInstance: (cluster: Cluster, apiVersion?: string) => new FluxInstance(cluster, 'it', { apiVersion }),
  ResourceSet: (cluster: Cluster, apiVersion?: string) => new ResourceSet(cluster, 'it', { apiVersion }),
  ResourceSetInputProvider: (cluster: Cluster, apiVersion?: string) =>
    new ResourceSetInputProvider(cluster, 'it', { apiVersion, type: 'Static' }),
  Provider: (cluster: Cluster, apiVersion?: string) =>
    new Provider(cluster, 'it', { apiVersion, type: 'generic', address: 'https://example.org/hook' }),
  Alert: (cluster: Cluster, apiVersion?: string) =>
    new Alert(cluster, 'it', { apiVersion, providerRef: { name: 'x' } }),
  Receiver: (cluster: Cluster, apiVersion?: string) => new Receiver(cluster, 'it', { apiVersion, type: 'generic' }),
  ImageRepository: (cluster: Cluster, apiVersion?: string) =>
    new ImageRepository(cluster, 'it', { apiVersion, image: 'example.org/x' }),
  ImagePolicy: (cluster: Cluster, apiVersion?: string) =>
    new ImagePolicy(cluster, 'it', { apiVersion, imageRepositoryRef: { name: 'x' }, policy: { alphabetical: {} } }),
  ImageUpdateAutomation: (cluster: Cluster, apiVersion?: string) =>
    new ImageUpdateAutomation(cluster, 'it', { apiVersion }),
};

function cluster(flux: string): Cluster {
  const app = new FleetApp({ name: 'demo' });
  return new Cluster(app, 'staging', { repository: new Repository(app, 'fleet'), flux });
}

describe('The apiVersion', () => {
  it.each<[keyof typeof MAKE, string, string]>([
    ['Kustomization', '0.29', 'kustomize.toolkit.fluxcd.io/v1beta2'],
    ['Kustomization', '2.0', 'kustomize.toolkit.fluxcd.io/v1'],
    ['Kustomization', '2.10', 'kustomize.toolkit.fluxcd.io/v1'],
    ['HelmRelease', '0.29', 'helm.toolkit.fluxcd.io/v2beta1'],
    ['HelmRelease', '2.2', 'helm.toolkit.fluxcd.io/v2beta2'],
    ['HelmRelease', '2.3', 'helm.toolkit.fluxcd.io/v2'],
    ['GitRepository', '0.41', 'source.toolkit.fluxcd.io/v1beta2'],
    ['GitRepository', '2.0', 'source.toolkit.fluxcd.io/v1'],
    ['OCIRepository', '0.32', 'source.toolkit.fluxcd.io/v1beta2'],
    ['OCIRepository', '2.6', 'source.toolkit.fluxcd.io/v1'],
    ['HelmRepository', '2.2', 'source.toolkit.fluxcd.io/v1beta2'],
    ['HelmRepository', '2.3', 'source.toolkit.fluxcd.io/v1'],
    ['Bucket', '2.3', 'source.toolkit.fluxcd.io/v1beta2'],
    ['Bucket', '2.4', 'source.toolkit.fluxcd.io/v1'],
    ['HelmChart', '2.2', 'source.toolkit.fluxcd.io/v1beta2'],
    ['HelmChart', '2.3', 'source.toolkit.fluxcd.io/v1'],
    ['ExternalArtifact', '2.7', 'source.toolkit.fluxcd.io/v1'],
    ['ArtifactGenerator', '2.7', 'source.extensions.fluxcd.io/v1beta1'],
    ['FluxInstance', '2.10', 'fluxcd.controlplane.io/v1'],
    ['ResourceSet', '2.2', 'fluxcd.controlplane.io/v1'],
    ['ResourceSetInputProvider', '2.2', 'fluxcd.controlplane.io/v1'],
    ['Provider', '0.37', 'notification.toolkit.fluxcd.io/v1beta1'],
    ['Provider', '2.1', 'notification.toolkit.fluxcd.io/v1beta2'],
    ['Alert', '2.2', 'notification.toolkit.fluxcd.io/v1beta3'],
    ['Receiver', '0.41', 'notification.toolkit.fluxcd.io/v1beta2'],
    ['Receiver', '2.0', 'notification.toolkit.fluxcd.io/v1'],
    ['ImageRepository', '0.29', 'image.toolkit.fluxcd.io/v1beta1'],
    ['ImagePolicy', '2.6', 'image.toolkit.fluxcd.io/v1beta2'],
    ['ImageUpdateAutomation', '2.2', 'image.toolkit.fluxcd.io/v1beta1'],
    ['ImageUpdateAutomation', '2.7', 'image.toolkit.fluxcd.io/v1'],
  ])('of a %s for Flux %s is %s', (kind, flux, apiVersion) => {
    expect(MAKE[kind](cluster(flux)).ref.apiVersion).toBe(apiVersion);
  });

  it('may be any that the Flux of the cluster serves', () => {
    const apiVersion = 'source.toolkit.fluxcd.io/v1beta1';
    expect(MAKE.HelmRepository(cluster('0.29'), apiVersion).ref.apiVersion).toBe(apiVersion);
  });

  it('that the Flux of the cluster does not serve is refused', () => {
    const make = () => MAKE.Kustomization(cluster('0.29'), 'kustomize.toolkit.fluxcd.io/v1');
    const message =
      '"staging/it": Flux 0.29 does not serve Kustomization as "kustomize.toolkit.fluxcd.io/v1"; ' +
      'it serves "kustomize.toolkit.fluxcd.io/v1beta1" and "kustomize.toolkit.fluxcd.io/v1beta2"';
    expect(make).toThrow(new Error(message));
  });

  it('of another kind is refused', () => {
    const make = () => MAKE.HelmRelease(cluster('2.10'), 'kustomize.toolkit.fluxcd.io/v1');
    const message =
      '"staging/it": Flux 2.10 does not serve HelmRelease as "kustomize.toolkit.fluxcd.io/v1"; it serves "helm.toolkit.fluxcd.io/v2"';
    expect(make).toThrow(new Error(message));
  });

  it('is none where the Flux of the cluster lacks the kind', () => {
    expect(() => MAKE.OCIRepository(cluster('0.31'))).toThrow(
      new Error('"staging/it": Flux 0.31 has no OCIRepository'),
    );
  });
});

describe('The Flux of a cluster', () => {
  it.each([
    ['2.9', '2.9'],
    ['v2.9.4', '2.9'],
    ['2.10.0', '2.10'],
    ['0.29.x', '0.29'],
  ])('is given as a version: %s', (text, minor) => {
    expect(cluster(text).flux).toBe(minor);
  });

  it.each(['2.11', '3.7', 'latest', '', '2', '2.10-rc', '0.28'])('that is not known is refused: %j', (text) => {
    const message = `"staging": unknown Flux version "${text}"; known are 0.29 to 2.10`;
    expect(() => cluster(text)).toThrow(new Error(message));
  });
});
