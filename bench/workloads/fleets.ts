import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

import { Cluster, FleetApp, HelmRelease, HelmRepository, Kustomization, Repository } from '../../lib/index.js';

import { type MakeObject, smallConfigMap } from './objects.js';

/** Nothing is written there: what is measured ends in memory. */
const OUTDIR = 'unused';

/** An empty fleet with one cluster. */
export function fleet(): { app: FleetApp; cluster: Cluster } {
  const app = new FleetApp({ name: 'bench', outdir: OUTDIR });
  const repository = new Repository(app, 'fleet', { url: 'ssh://git@example.org/fleet' });
  return { app, cluster: new Cluster(app, 'staging', { repository, flux: '2.10' }) };
}

/** All objects in one Kustomization. */
export function plainFleet(count: number, make: MakeObject): FleetApp {
  const { app, cluster } = fleet();
  fill(new Kustomization(cluster, 'apps', {}), count, make);
  return app;
}

/** The same objects in one chart of stock cdk8s. */
export function plainStock(count: number, make: MakeObject): App {
  const app = new App({ outdir: OUTDIR });
  fill(new Chart(app, 'apps'), count, make);
  return app;
}

/** How large a chain is: each link depends on the one before it. */
export interface ChainSize {
  readonly links: number;
  readonly objects: number;
}

export function chainFleet({ links, objects }: ChainSize): FleetApp {
  const { app, cluster } = fleet();
  let last: Kustomization | undefined;
  for (let link = 0; link < links; link++) {
    const dependsOn = last === undefined ? [] : [last];
    last = new Kustomization(cluster, `link-${link}`, { dependsOn });
    fill(last, objects, renamed(link));
  }
  return app;
}

export function chainStock({ links, objects }: ChainSize): App {
  const app = new App({ outdir: OUTDIR });
  let last: Chart | undefined;
  for (let link = 0; link < links; link++) {
    const chart = new Chart(app, `link-${link}`);
    if (last !== undefined) chart.addDependency(last);
    fill(chart, objects, renamed(link));
    last = chart;
  }
  return app;
}

/** How the edges of a graph are stated: as the prop `dependsOn`, or by `node.addDependency`, which we may reduce. */
export type EdgeStyle = 'written' | 'derived';

const EDGES_EACH = 10;

/** Kustomizations with one object each; every one depends on ten before it, near and far. */
export function graphFleet(edges: number, style: EdgeStyle): FleetApp {
  const { app, cluster } = fleet();
  const made: Kustomization[] = [];
  for (let number = 0; number < edges / EDGES_EACH; number++) {
    const targets = targetsOf(number).map((target) => made[target] as Kustomization);
    const dependsOn = style === 'written' ? targets : [];
    const kustomization = new Kustomization(cluster, `node-${number}`, { dependsOn });
    if (style === 'derived') kustomization.node.addDependency(...targets);
    new ApiObject(kustomization, 'config', smallConfigMap(number));
    made.push(kustomization);
  }
  return app;
}

/** Ten different smaller numbers, spread by multiplication; fewer at the start. */
/** Kustomizations with a HelmRepository and some HelmReleases each: nothing but what the checks look at most closely. */
export function releaseFleet(kustomizations: number, releases: number): FleetApp {
  const { app, cluster } = fleet();
  for (let number = 0; number < kustomizations; number++) {
    const kustomization = new Kustomization(cluster, `team-${number}`, { objects: { namespace: `team-${number}` } });
    const charts = new HelmRepository(kustomization, 'charts', {
      name: `charts-${number}`,
      url: 'https://example.org/charts',
    });
    for (let release = 0; release < releases; release++) {
      new HelmRelease(kustomization, `release-${release}`, {
        chart: charts.chart('web', { version: '1.x' }),
        install: { crds: 'Create', remediation: { retries: 3 } },
        values: { replicas: 2, image: { tag: '1.2.3' } },
      });
    }
  }
  return app;
}

function targetsOf(number: number): number[] {
  const spread = Array.from(
    { length: EDGES_EACH },
    (_, edge) => (number * 7919 + edge * 104_729) % Math.max(number, 1),
  );
  return number === 0 ? [] : [...new Set(spread)];
}

function renamed(link: number): MakeObject {
  return (number) => smallConfigMap(link * 1000 + number);
}

function fill(scope: Construct, count: number, make: MakeObject): void {
  for (let number = 0; number < count; number++) new ApiObject(scope, `object-${number}`, make(number));
}
