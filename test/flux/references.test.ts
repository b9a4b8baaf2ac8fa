import {
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
  Kustomization,
  OCIRepository,
  Repository,
  ResourceSet,
  ResourceSetInputProvider,
} from 'cdk8s-fluxcd';

import { filled, fleetOf, messagesOf, specOf } from '../fleet/support.js';

const SOURCE = 'source.toolkit.fluxcd.io/v1';

function cluster(): Cluster {
  const app = new FleetApp({ name: 'demo' });
  return new Cluster(app, 'staging', { repository: new Repository(app, 'fleet'), flux: '2.10' });
}

describe('What is known by name', () => {
  it.each([
    ['GitRepository', GitRepository.fromName, SOURCE],
    ['OCIRepository', OCIRepository.fromName, SOURCE],
    ['HelmRepository', HelmRepository.fromName, SOURCE],
    ['Kustomization', Kustomization.fromName, 'kustomize.toolkit.fluxcd.io/v1'],
    ['Bucket', Bucket.fromName, SOURCE],
    ['HelmChart', HelmChart.fromName, SOURCE],
    ['ExternalArtifact', ExternalArtifact.fromName, SOURCE],
    ['ArtifactGenerator', ArtifactGenerator.fromName, 'source.extensions.fluxcd.io/v1beta1'],
    ['FluxInstance', FluxInstance.fromName, 'fluxcd.controlplane.io/v1'],
    ['ResourceSet', ResourceSet.fromName, 'fluxcd.controlplane.io/v1'],
    ['ResourceSetInputProvider', ResourceSetInputProvider.fromName, 'fluxcd.controlplane.io/v1'],
  ])('is a %s in flux-system, of the version that the cluster prefers', (kind, fromName, apiVersion) => {
    const { ref } = fromName(cluster(), 'it', { name: 'other' });
    expect(ref).toEqual({ apiVersion, kind, namespace: 'flux-system', name: 'other' });
  });

  it('is a HelmRelease in the namespace of the objects around it', () => {
    const apps = new Kustomization(cluster(), 'apps', { objects: { namespace: 'team' } });
    const { ref } = HelmRelease.fromName(apps, 'it', { name: 'other' });
    expect(ref).toEqual({
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      namespace: 'team',
      name: 'other',
    });
  });

  it('needs a namespace where a HelmRelease has none around it', () => {
    const make = () => HelmRelease.fromName(cluster(), 'it', { name: 'other' });
    expect(make).toThrow(new Error('"staging/it": a HelmRelease needs a namespace; give "namespace"'));
  });

  it('may be in another namespace and of another version', () => {
    const apiVersion = 'source.toolkit.fluxcd.io/v1beta2';
    const { ref } = GitRepository.fromName(cluster(), 'it', { name: 'other', namespace: 'team', apiVersion });
    expect(ref).toEqual({ apiVersion, kind: 'GitRepository', namespace: 'team', name: 'other' });
  });

  it('makes no object and is trusted as a source', () => {
    const app = fleetOf((scope) => {
      const source = GitRepository.fromName(scope, 'source', { name: 'other' });
      new Kustomization(scope, 'apps', { sourceRef: source });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(app.toModel().clusters[0]?.kustomizations[0]?.declared).toHaveLength(1);
  });
});

describe('The source of a Kustomization', () => {
  it.each<[string, (scope: Cluster) => object, object]>([
    ['a construct in its namespace', (scope) => git(scope, {}), { kind: 'GitRepository', name: 'git' }],
    [
      'a construct in another namespace',
      (scope) => git(scope, { namespace: 'team' }),
      { kind: 'GitRepository', name: 'git', namespace: 'team' },
    ],
    [
      'what Flux writes, as it is',
      (scope) => git(scope, {}) && { name: 'git', namespace: 'flux-system', kind: 'GitRepository', apiVersion: SOURCE },
      { name: 'git', namespace: 'flux-system', kind: 'GitRepository', apiVersion: SOURCE },
    ],
  ])('is %s', (_title, source, reference) => {
    const app = fleetOf((scope) => new Kustomization(scope, 'apps', { sourceRef: source(scope) as GitRepository }));
    expect(specOf(app, 'Kustomization', 'apps').sourceRef).toEqual(reference);
  });

  it('is that of the cluster, with its namespace where the Kustomization is elsewhere', () => {
    const app = fleetOf((scope) => filled(scope, 'apps', { namespace: 'team' }));
    const source = { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' };
    expect(specOf(app, 'Kustomization', 'apps').sourceRef).toEqual(source);
  });

  it('is of the kind and name that bootstrap used', () => {
    const build = (scope: Cluster) => filled(scope, 'apps');
    const app = fleetOf(build, { cluster: { sourceKind: 'OCIRepository', fluxNamespace: 'flux' } });
    expect(specOf(app, 'Kustomization', 'apps').sourceRef).toEqual({ kind: 'OCIRepository', name: 'flux' });
  });
});

describe('The chart of a HelmRelease', () => {
  it('is one of a HelmRepository', () => {
    const app = fleetOf((scope) => {
      const charts = new HelmRepository(scope, 'charts', { url: 'https://example.org/charts' });
      const chart = charts.chart('web', { version: '1.x', valuesFiles: ['values.yaml'] });
      new HelmRelease(scope, 'web', { namespace: 'apps', chart });
    });
    expect(specOf(app, 'HelmRelease', 'web').chart).toEqual({
      spec: {
        chart: 'web',
        version: '1.x',
        valuesFiles: ['values.yaml'],
        sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' },
      },
    });
  });

  it('is one of a HelmRepository that is known by name', () => {
    const app = fleetOf((scope) => {
      const charts = HelmRepository.fromName(scope, 'charts', { name: 'shared', namespace: 'team' });
      new HelmRelease(scope, 'web', { namespace: 'apps', chart: charts.chart('web', { version: '1.x' }) });
      new HelmRelease(scope, 'api', { namespace: 'team', chart: charts.chart('api') });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'HelmRelease', 'web').chart).toEqual({
      spec: {
        chart: 'web',
        version: '1.x',
        sourceRef: { kind: 'HelmRepository', name: 'shared', namespace: 'team' },
      },
    });
    expect(specOf(app, 'HelmRelease', 'api').chart).toEqual({
      spec: { chart: 'api', sourceRef: { kind: 'HelmRepository', name: 'shared' } },
    });
  });

  it('may be one of a Git repository, by its path', () => {
    const app = fleetOf((scope) => {
      const sourceRef = git(scope, { namespace: 'apps' });
      const chart = { metadata: { labels: { team: 'a' } }, spec: { chart: './charts/web', sourceRef } };
      new HelmRelease(scope, 'web', { namespace: 'apps', chart });
    });
    expect(specOf(app, 'HelmRelease', 'web').chart).toEqual({
      metadata: { labels: { team: 'a' } },
      spec: { chart: './charts/web', sourceRef: { kind: 'GitRepository', name: 'git' } },
    });
  });

  it('may lie in an OCI registry', () => {
    const app = fleetOf((scope) => {
      const chartRef = new OCIRepository(scope, 'chart', { url: 'oci://example.org/web', ref: { tag: '1' } });
      new HelmRelease(scope, 'web', { namespace: 'apps', chartRef });
    });
    expect(specOf(app, 'HelmRelease', 'web').chartRef).toEqual({
      kind: 'OCIRepository',
      name: 'chart',
      namespace: 'flux-system',
    });
  });
});

describe('A HelmRepository', () => {
  it.each<[string, object, string | undefined]>([
    ['with an oci URL is of type oci', { url: 'oci://example.org/charts' }, 'oci'],
    ['with an https URL has no type', { url: 'https://example.org/charts' }, undefined],
    ['has the type that is given', { url: 'https://example.org/charts', type: 'default' }, 'default'],
  ])('%s', (_title, props, type) => {
    const app = fleetOf((scope) => new HelmRepository(scope, 'charts', props));
    expect(specOf(app, 'HelmRepository', 'charts').type).toBe(type);
  });
});

describe('A GitRepository', () => {
  it('of the app takes URL and branch from the Repository', () => {
    const app = fleetOf((scope, root) => {
      const repository = new Repository(root, 'team', { url: 'https://example.org/team', branch: 'live' });
      new GitRepository(scope, 'team', { repository });
    });
    expect(specOf(app, 'GitRepository', 'team')).toMatchObject({
      url: 'https://example.org/team',
      ref: { branch: 'live' },
    });
  });

  it('of the app may use another URL and reference', () => {
    const app = fleetOf((scope, root) => {
      const repository = new Repository(root, 'team', { url: 'https://example.org/team' });
      new GitRepository(scope, 'team', { repository, url: 'ssh://git@example.org/team', ref: { tag: 'v1' } });
    });
    expect(specOf(app, 'GitRepository', 'team')).toMatchObject({
      url: 'ssh://git@example.org/team',
      ref: { tag: 'v1' },
    });
  });
});

describe('A HelmRelease', () => {
  it('lives in the namespace of the objects around it', () => {
    const apps = new Kustomization(cluster(), 'apps', { objects: { namespace: 'team' } });
    expect(new HelmRelease(apps, 'web', {}).ref.namespace).toBe('team');
  });

  it('needs a namespace', () => {
    const apps = new Kustomization(cluster(), 'apps');
    const message =
      '"staging/apps/web": a HelmRelease needs a namespace; give "namespace", or "objects.namespace" to the Kustomization around it';
    expect(() => new HelmRelease(apps, 'web', {})).toThrow(new Error(message));
  });
});

function git(scope: Cluster, props: object): GitRepository {
  return new GitRepository(scope, 'git', { url: 'https://example.org/x', ...props });
}
