import { checkFleet } from '../checks/index.js';
import { type Allowance, applyAllowances, type Finding, sortFindings } from '../diagnostics/index.js';
import { collectFleet, type FleetScan, type Lowering } from '../fleet/index.js';
import { layoutFleet } from '../layout/index.js';
import type { FleetModel, RepoTree } from '../model/index.js';

/** A fleet as both pictures, and everything that was found. */
export interface Synthesis {
  readonly model: FleetModel;
  readonly trees: readonly RepoTree[];
  readonly findings: readonly Finding[];
}

export interface SynthesisInput {
  readonly app: string;
  readonly source: string | undefined;
  readonly allow: readonly Allowance[];
  readonly scan: FleetScan;
  readonly lowering: Lowering;
}

/** From constructs to files as data: collect, check, lay out. */
export function synthesize({ app, source, allow, scan, lowering }: SynthesisInput): Synthesis {
  const { model, findings } = collectFleet(app, scan, lowering);
  const layout = layoutFleet(model, { source });
  const all = applyAllowances([...findings, ...checkFleet(model), ...layout.findings], allow);
  return { model, trees: layout.trees, findings: sortFindings(allowInClusters(all, scan)) };
}

/** What a cluster allows counts for the findings at its own constructs. */
function allowInClusters(findings: readonly Finding[], { clusters }: FleetScan): readonly Finding[] {
  const scopes = clusters.map(({ cluster }) => cluster).filter(({ allow }) => allow.length > 0);
  if (scopes.length === 0) return findings;
  return findings.flatMap((finding) => {
    const path = finding.at?.construct ?? '';
    const cluster = scopes.find(({ node }) => path === node.path || path.startsWith(`${node.path}/`));
    return cluster === undefined ? finding : applyAllowances([finding], cluster.allow);
  });
}
