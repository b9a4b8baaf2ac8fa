import { checkFleet } from '../checks/index.js';
import { type Allowance, type Finding, sortFindings } from '../diagnostics/index.js';
import { collectFleet, type FleetSession } from '../fleet/index.js';
import { layoutFleet } from '../layout/index.js';
import type { FleetModel, RepoTree } from '../model/index.js';

import { allowFindings } from './allow-findings.js';
import type { ReadCrds } from './fleet-crds.js';

/** A fleet as both pictures, and everything that was found. */
export interface Synthesis {
  readonly model: FleetModel;
  readonly trees: readonly RepoTree[];
  readonly findings: readonly Finding[];
}

export interface SynthesisInput extends FleetSession {
  readonly app: string;
  readonly source: string | undefined;
  readonly allow: readonly Allowance[];
  /** The CRDs that lie in files, for the checks only. */
  readonly crdsFor: (model: FleetModel) => ReadCrds;
}

/** From constructs to files as data: collect, check, lay out. */
export function synthesize({ app, source, allow, crdsFor, ...session }: SynthesisInput): Synthesis {
  const { model, findings } = collectFleet(app, session);
  const layout = layoutFleet(model, { source });
  const crds = crdsFor(model);
  const found = [...findings, ...crds.findings, ...checkFleet(model, crds.given), ...layout.findings];
  return {
    model,
    trees: layout.trees,
    findings: sortFindings(allowFindings(found, { name: app, allow }, session.scan)),
  };
}
