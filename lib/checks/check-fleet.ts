import { type Finding, FindingCollector } from '../diagnostics/index.js';
import type { FleetModel } from '../model/index.js';

import { indexCluster } from './cluster-index.js';
import { RULES } from './rules/registry.js';

/** All findings of all rules, sorted. O(objects + references), but for the search for names like a missing one. */
export function checkFleet(model: FleetModel): Finding[] {
  const findings = new FindingCollector();
  for (const cluster of model.clusters) {
    const index = indexCluster(cluster);
    for (const rule of RULES) rule(index, (finding) => findings.add(finding));
  }
  return findings.sorted();
}
