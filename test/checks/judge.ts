import { indexCluster } from '../../lib/checks/cluster-index.js';
import type { Rule } from '../../lib/checks/rule.js';
import { FindingCollector, formatFinding } from '../../lib/diagnostics/index.js';

import { type ClusterInput, cluster } from './support.js';

/** The formatted findings that one rule has about one cluster. */
export function judge(rule: Rule, input: ClusterInput): string[] {
  const findings = new FindingCollector();
  rule(indexCluster(cluster(input)), (finding) => findings.add(finding));
  return findings.sorted().map(formatFinding);
}
