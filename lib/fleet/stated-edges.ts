import type { IConstruct } from 'constructs';

import type { Origin } from '../diagnostics/index.js';
import { AuthorOrigin, type Dependency, HelmRelease, type Kustomization } from '../flux/index.js';
import { compareCodeUnits } from '../util/index.js';

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

/** All dependencies of a fleet: `dependsOn` first, then those of `addDependency`; each by path, whatever was made first. */
export function statedEdges(scan: FleetScan): StatedEdge[] {
  const dependents = dependentsOf(scan).sort((a, b) => compareCodeUnits(a.node.path, b.node.path));
  const added = [...scan.edges].sort(
    (a, b) => compareCodeUnits(a.from.node.path, b.from.node.path) || compareCodeUnits(a.to.node.path, b.to.node.path),
  );
  return [
    ...dependents.flatMap(writtenEdges),
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
