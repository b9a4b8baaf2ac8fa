import { type Cluster, HelmRepository, Kustomization } from 'cdk8s-fluxcd';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';

import { fleetOf, filled, objectOf } from '../fleet/support.js';

function labelsOf(build: (cluster: Cluster) => void, cluster = {}): unknown {
  return objectOf(fleetOf(build, { cluster }), 'Kustomization', 'inner').metadata.labels;
}

/** One of each: both are objects that the scope applies. */
function twoIn(scope: Construct): void {
  filled(scope, 'inner', { labels: { own: 'c' }, objects: { labels: { deep: 'd' } } });
  new HelmRepository(scope, 'charts', { url: 'https://example.org', labels: { own: 'c' } });
}

describe('The Flux object of a Kustomization', () => {
  it.each<[string, (cluster: Cluster) => void, object, object]>([
    [
      'in another one has the labels that are for its objects, and its own',
      (cluster) => twoIn(new Kustomization(cluster, 'outer', { objects: { labels: { a: 'b' } } })),
      {},
      { a: 'b', own: 'c' },
    ],
    [
      'in a Cluster has the labels that are for its objects',
      (cluster) => twoIn(cluster),
      { objects: { labels: { a: 'b' } } },
      { a: 'b', own: 'c' },
    ],
    [
      'in a plain Chart has the labels of that',
      (cluster) => twoIn(new Chart(cluster, 'chart', { labels: { a: 'b' } })),
      {},
      { a: 'b', own: 'c' },
    ],
    [
      'keeps a label that it says otherwise',
      (cluster) => twoIn(cluster),
      { objects: { labels: { own: 'x' } } },
      { own: 'c' },
    ],
  ])('%s', (_title, build, cluster, labels) => {
    expect(labelsOf(build, cluster)).toEqual(labels);
    const beside = objectOf(fleetOf(build, { cluster }), 'HelmRepository', 'charts');
    expect(beside.metadata.labels).toEqual(labels);
  });

  it('has no labels of the one around the one around it', () => {
    const build = (cluster: Cluster) => {
      const outer = new Kustomization(cluster, 'outer', { objects: { labels: { a: 'b' } } });
      filled(new Kustomization(outer, 'middle'), 'inner');
    };
    expect(labelsOf(build)).toBeUndefined();
  });
});
