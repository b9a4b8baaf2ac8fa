import type { Finding } from '../diagnostics/index.js';
import type { FleetModel } from '../model/index.js';

import { entryPath } from './entry-path.js';

/** What a synthesis did, as far as people want to read it. */
export interface SynthSummary {
  readonly clusters: readonly ClusterSummary[];
  readonly outputs: readonly SynthOutput[];
  readonly findings: readonly Pick<Finding, 'severity'>[];
}

export interface ClusterSummary {
  readonly name: string;
  /** Flux minor, such as `2.10`. */
  readonly flux: string;
  /** Entry folder, relative to the repository root. */
  readonly path: string;
  readonly repository: string;
  /** The entry is counted too. */
  readonly kustomizations: number;
  /** All declared objects, Kustomizations among them; those of vendored files are not known. */
  readonly objects: number;
}

/** What was written into one repository, or with `check` would be. Paths are relative to `dir`. */
export interface SynthOutput {
  readonly repository: string;
  readonly dir: string;
  readonly mode: 'preview' | 'repository' | 'check';
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** The summary of a model and of what became of it. */
export function synthSummary(model: FleetModel, outcome: Pick<SynthSummary, 'outputs' | 'findings'>): SynthSummary {
  const clusters = model.clusters.map((cluster) => ({
    name: cluster.name,
    flux: cluster.flux,
    path: entryPath(cluster),
    repository: cluster.repository,
    kustomizations: cluster.kustomizations.length,
    objects: cluster.kustomizations.reduce((count, { declared }) => count + declared.length, 0),
  }));
  return { clusters, outputs: outcome.outputs, findings: outcome.findings };
}
