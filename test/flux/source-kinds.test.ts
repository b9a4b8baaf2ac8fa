import {
  ArtifactGenerator,
  Bucket,
  ExternalArtifact,
  FluxInstance,
  GitRepository,
  HelmChart,
  HelmRelease,
  HelmRepository,
  Kustomization,
  OCIRepository,
  ResourceSet,
} from 'cdk8s-fluxcd';

import { fleetOf, messagesOf } from '../fleet/support.js';

const NOWHERE = { url: 'https://example.org/x' };

/** What the compiler refuses; `npm run types` fails where it does not. */
describe('A construct of another kind than the field takes', () => {
  it('is refused by the compiler, and by Flux as the synth says', () => {
    const app = fleetOf((cluster) => {
      const charts = new HelmRepository(cluster, 'charts', NOWHERE);
      const git = new GitRepository(cluster, 'git', NOWHERE);
      const bucket = new Bucket(cluster, 'bucket', { endpoint: 's3.example.org', bucketName: 'x' });
      // @ts-expect-error a Kustomization builds from no HelmRepository
      new Kustomization(cluster, 'a', { sourceRef: charts, path: './' });
      // @ts-expect-error a HelmRelease installs no GitRepository
      new HelmRelease(cluster, 'b', { namespace: 'apps', chartRef: git });
      // @ts-expect-error a Bucket is no chart
      new HelmRelease(cluster, 'c', { namespace: 'apps', chartRef: bucket });
    });
    const sources = '"GitRepository", "OCIRepository", "Bucket" and "ExternalArtifact"';
    const charts = '"OCIRepository", "HelmChart" and "ExternalArtifact"';
    expect(messagesOf(app).map((text) => text.split('\n')[0])).toEqual([
      `error FLX202 HelmRelease "apps/b": spec.chartRef.kind "GitRepository" is not allowed; allowed are ${charts}`,
      `error FLX202 HelmRelease "apps/c": spec.chartRef.kind "Bucket" is not allowed; allowed are ${charts}`,
      `error FLX202 Kustomization "flux-system/a": spec.sourceRef.kind "HelmRepository" is not allowed; allowed are ${sources}`,
    ]);
  });

  it('is refused by the compiler wherever a source is named', () => {
    fleetOf((cluster) => {
      const charts = new HelmRepository(cluster, 'charts', NOWHERE);
      const oci = new OCIRepository(cluster, 'oci', { url: 'oci://example.org/x' });
      const instance = new FluxInstance(cluster, 'flux');
      const external = new ExternalArtifact(cluster, 'external');
      // @ts-expect-error a chart lies in no OCIRepository: that is one itself
      new HelmChart(cluster, 'a', { chart: 'a', sourceRef: oci });
      // @ts-expect-error nor in an ExternalArtifact
      new HelmChart(cluster, 'b', { chart: 'b', sourceRef: external });
      // @ts-expect-error the index of charts is no artifact to copy from
      new ArtifactGenerator(cluster, 'c', { sources: { charts }, artifacts: [] });
      // @ts-expect-error nor in a list
      new ArtifactGenerator(cluster, 'd', { sources: [charts], artifacts: [] });
      // @ts-expect-error inputs come of providers
      new ResourceSet(cluster, 'e', { inputsFrom: [instance] });
      expect(cluster.node.children.length).toBeGreaterThan(0);
    });
  });
});
