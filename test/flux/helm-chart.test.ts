import { type Cluster, GitRepository, HelmChart, HelmRelease, HelmRepository } from 'cdk8s-fluxcd';

import { fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

function charts(cluster: Cluster, namespace?: string): HelmRepository {
  return new HelmRepository(cluster, 'charts', { url: 'https://charts.example.org', namespace });
}

describe('A HelmChart', () => {
  it('is written with its defaults, in the order people write it', () => {
    const app = fleetOf((cluster) => {
      const sourceRef = charts(cluster);
      new HelmChart(cluster, 'web', { sourceRef, valuesFiles: ['values.yaml'], version: '1.x', chart: 'web' });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(JSON.stringify(objectOf(app, 'HelmChart', 'web'))).toBe(
      JSON.stringify({
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'HelmChart',
        metadata: { name: 'web', namespace: 'flux-system' },
        spec: {
          interval: '60m',
          chart: 'web',
          version: '1.x',
          sourceRef: { kind: 'HelmRepository', name: 'charts' },
          valuesFiles: ['values.yaml'],
        },
      }),
    );
  });

  it('is what several HelmReleases install', () => {
    const app = fleetOf((cluster) => {
      const chartRef = new HelmChart(cluster, 'web', { chart: 'web', sourceRef: charts(cluster) });
      for (const name of ['a', 'b']) new HelmRelease(cluster, name, { namespace: 'apps', chartRef });
    });
    expect(messagesOf(app)).toEqual([]);
    const reference = { kind: 'HelmChart', name: 'web', namespace: 'flux-system' };
    expect(['a', 'b'].map((name) => specOf(app, 'HelmRelease', name).chartRef)).toEqual([reference, reference]);
  });

  it('may lie in a Git repository, or in what is known by name', () => {
    const app = fleetOf((cluster) => {
      const git = new GitRepository(cluster, 'git', { url: 'https://example.org/charts' });
      new HelmChart(cluster, 'a', { chart: './charts/a', sourceRef: git });
      new HelmChart(cluster, 'b', { chart: 'b', sourceRef: HelmRepository.fromName(cluster, 'x', { name: 'others' }) });
      new HelmChart(cluster, 'c', { chart: './c', sourceRef: { kind: 'GitRepository', name: 'git' } });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(['a', 'b', 'c'].map((name) => specOf(app, 'HelmChart', name).sourceRef)).toEqual([
      { kind: 'GitRepository', name: 'git' },
      { kind: 'HelmRepository', name: 'others' },
      { kind: 'GitRepository', name: 'git' },
    ]);
  });

  it('takes no source of another namespace: Flux would not find it', () => {
    const message =
      '"staging/web": "sourceRef": HelmRepository "charts" is in namespace "team", and Flux looks for it in "flux-system" only';
    fleetOf((cluster) => {
      const sourceRef = charts(cluster, 'team');
      expect(() => new HelmChart(cluster, 'web', { chart: 'web', sourceRef })).toThrow(new Error(message));
    });
  });

  it('with a field that the Flux of the cluster lacks is an error', () => {
    const props = { chart: 'web', ignoreMissingValuesFiles: true };
    const app = fleetOf((cluster) => new HelmChart(cluster, 'web', { ...props, sourceRef: charts(cluster) }), {
      cluster: { flux: '2.2' },
    });
    expect(app.result().findings.map(({ code, subject }) => [code, subject])).toEqual([
      ['FLX109', 'HelmChart "flux-system/web"'],
    ]);
  });
});
