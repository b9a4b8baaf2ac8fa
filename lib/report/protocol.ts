import type { Finding } from '../diagnostics/index.js';
import type { FleetModel } from '../model/index.js';

import type { SynthOutput } from './synth-summary.js';

/** The variables by which an app is told what to do with what it synthesises. */
export const ENVIRONMENT = {
  /** Folder of the preview, as cdk8s-cli passes it. */
  outdir: 'CDK8S_OUTDIR',
  /** `NAME=DIR[,NAME=DIR…]`: write into these repositories. */
  repositories: 'FLUX_FLEET_REPO',
  /** `true`: write nothing, report what would change. */
  check: 'FLUX_FLEET_CHECK',
  /** `true`: overwrite generated files that were edited by hand. */
  overwriteEdits: 'FLUX_FLEET_OVERWRITE_EDITS',
  /** `off`: write no preview folder. */
  preview: 'FLUX_FLEET_PREVIEW',
  /** File to which each FleetApp of the process adds its result, even when there are errors. */
  report: 'FLUX_FLEET_REPORT',
  /** Folder for what was built before, or `off`. */
  cache: 'FLUX_FLEET_CACHE',
  /** `true`: write `construct-metadata.json` beside the preview, as cdk8s does. */
  constructMetadata: 'CDK8S_RECORD_CONSTRUCT_METADATA',
} as const;

/** What the apps of one process did, as they leave it in the report file. */
export interface SynthReport {
  readonly version: 1;
  readonly apps: readonly AppReport[];
}

export interface AppReport {
  readonly app: string;
  /** Null when there are errors that leave no model. */
  readonly model: FleetModel | null;
  readonly findings: readonly Finding[];
  readonly outputs: readonly SynthOutput[];
}
