import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

import type { Origin } from '../diagnostics/index.js';
import { AuthorOrigin, type Dependency, HelmRelease, KnownByName, type Kustomization } from '../flux/index.js';

import { placeOf } from './describe.js';
import { constructsIn, type FleetScan } from './scan.js';

/** A dependency as the author stated it. */
export interface StatedEdge {
  readonly from: IConstruct;
  /** A construct, or a name as Flux writes it. */
  readonly to: Dependency;
  /** Position in `dependsOn`; undefined for `addDependency`. */
  readonly index: number | undefined;
  readonly origin: Origin;
}

/** The constructs with a `dependsOn`. */
export type Dependent = Kustomization | HelmRelease;

/** All dependencies of a fleet: `dependsOn` first, then those of `addDependency`. */
export function statedEdges(scan: FleetScan): StatedEdge[] {
  const added = scan.edges.filter((edge) => !isMadeByStock(edge));
  return [
    ...dependentsOf(scan).flatMap(writtenEdges),
    ...added.map(({ from, to }) => ({ from, to, index: undefined, origin: placeOf(from) })),
  ];
}

export function dependentsOf(scan: FleetScan): Dependent[] {
  const kustomizations = scan.kustomizations.map(({ scope }) => scope as Kustomization);
  const containers = [...scan.clusters, ...scan.kustomizations];
  return [...kustomizations, ...containers.flatMap((container) => constructsIn(container, HelmRelease.isHelmRelease))];
}

function writtenEdges(from: Dependent): StatedEdge[] {
  return from.writtenDependencies.map(({ target, trace }, index) => ({
    from,
    to: target,
    index,
    origin: new AuthorOrigin(from.node.path, trace),
  }));
}

/**
 * Stock `toJson()` of a plain Chart writes into the tree: an edge from every chart to the charts inside it, and edges
 * between their objects. They say nothing about order.
 */
function isMadeByStock({ from, to }: { readonly from: IConstruct; readonly to: IConstruct }): boolean {
  if (KnownByName.isKnownByName(to)) return false;
  if (Chart.isChart(from) && Chart.isChart(to)) return isInside(to, from);
  if (!ApiObject.isApiObject(from) || !ApiObject.isApiObject(to)) return false;
  const [outer, inner] = [Chart.of(from), Chart.of(to)];
  return isInside(inner, outer) && outer.node.dependencies.includes(inner);
}

function isInside(construct: IConstruct, scope: IConstruct): boolean {
  return construct !== scope && construct.node.scopes.includes(scope);
}
