import {
  Alert,
  ArtifactGenerator,
  Bucket,
  type Cluster,
  ExternalArtifact,
  type FleetDefaults,
  FluxInstance,
  GitRepository,
  HelmChart,
  HelmRelease,
  HelmRepository,
  type IFluxObject,
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
  Kustomization,
  OCIRepository,
  Provider,
  Receiver,
  ResourceSet,
  ResourceSetInputProvider,
} from 'cdk8s-fluxcd';

const NAMED = { name: 'x' };
const URL = 'https://example.org/x';
const GIT = { kind: 'GitRepository', name: 'x' } as const;

/** One construct `it` of each kind, by the name of its defaults. */
export const EVERY_KIND: Readonly<Record<keyof FleetDefaults, (cluster: Cluster) => IFluxObject>> = {
  kustomization: (cluster) => new Kustomization(cluster, 'it'),
  helmRelease: (cluster) => new HelmRelease(cluster, 'it', { namespace: 'apps' }),
  gitRepository: (cluster) => new GitRepository(cluster, 'it', { url: URL }),
  ociRepository: (cluster) => new OCIRepository(cluster, 'it', { url: 'oci://example.org/x' }),
  helmRepository: (cluster) => new HelmRepository(cluster, 'it', { url: URL }),
  bucket: (cluster) => new Bucket(cluster, 'it', { endpoint: 's3.example.org', bucketName: 'x' }),
  helmChart: (cluster) => new HelmChart(cluster, 'it', { chart: './x', sourceRef: GIT }),
  externalArtifact: (cluster) => new ExternalArtifact(cluster, 'it'),
  artifactGenerator: (cluster) => new ArtifactGenerator(cluster, 'it', { sources: {}, artifacts: [] }),
  provider: (cluster) => Provider.generic(cluster, 'it', { secretRef: NAMED }),
  alert: (cluster) => new Alert(cluster, 'it', { providerRef: NAMED }),
  receiver: (cluster) => new Receiver(cluster, 'it', { type: 'quay', secretRef: NAMED }),
  imageRepository: (cluster) => new ImageRepository(cluster, 'it', { image: 'example.org/x' }),
  imagePolicy: (cluster) => new ImagePolicy(cluster, 'it', { imageRepositoryRef: NAMED, policy: { alphabetical: {} } }),
  imageUpdateAutomation: (cluster) => new ImageUpdateAutomation(cluster, 'it'),
  fluxInstance: (cluster) => new FluxInstance(cluster, 'it'),
  resourceSet: (cluster) => new ResourceSet(cluster, 'it'),
  resourceSetInputProvider: (cluster) => new ResourceSetInputProvider(cluster, 'it', { type: 'Static' }),
};
