import type { Crd } from '../api/index.js';
import { type Finding, FindingCollector } from '../diagnostics/index.js';
import type { FleetModel } from '../model/index.js';

import { indexCluster } from './cluster-index.js';
import { RULES } from './rules/registry.js';

/** CRDs that are not among the objects of the fleet. */
export interface GivenCrds {
  /** Of kinds of every cluster. @default - none */
  readonly everywhere?: readonly Crd[];
  /** What vendored files of a cluster hold, by its name; they count less. @default - none */
  readonly vendored?: ReadonlyMap<string, readonly Crd[]>;
}

/** All findings of all rules, sorted. O(objects + references), but for the search for names like a missing one. */
export function checkFleet(model: FleetModel, { everywhere = [], vendored }: GivenCrds = {}): Finding[] {
  const findings = new FindingCollector();
  for (const cluster of model.clusters) {
    const index = indexCluster(cluster, { first: everywhere, last: vendored?.get(cluster.name) ?? [] });
    for (const rule of RULES) rule(index, (finding) => findings.add(finding));
  }
  return findings.sorted();
}
