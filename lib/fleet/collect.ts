import { type Finding, FindingCollector } from '../diagnostics/index.js';
import type { FleetModel, RepositoryModel } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { bootstrappedTwice, repeatedNames } from './check-names.js';
import { tokenPlaceFindings } from './check-token-places.js';
import { variableFindings } from './check-variables.js';
import { collectCluster } from './collect-cluster.js';
import { describe, placeOf } from './describe.js';
import type { Lowering } from './lowering.js';
import type { PreparedObjects } from './prepared-objects.js';
import type { FleetScan } from './scan.js';
import { sourceLookup } from './source-repositories.js';

/** A fleet as data, and what is wrong with it as far as only the constructs know. */
export interface CollectedFleet {
  readonly model: FleetModel;
  readonly findings: readonly Finding[];
}

/** What one look at the construct tree found. */
export interface FleetSession {
  readonly scan: FleetScan;
  readonly lowering: Lowering;
  readonly objects: PreparedObjects;
}

export function collectFleet(app: string, { scan, lowering, objects }: FleetSession): CollectedFleet {
  const findings = new FindingCollector();
  findings.addAll([...objects.addresses.findings, ...lowering.findings]);
  reportStrays(scan, findings);
  const input = {
    scan,
    lowering,
    sources: sourceLookup(scan),
    objects,
    report: findings.add.bind(findings),
  };
  const clusters = scan.clusters.map((entry) => collectCluster(entry, input));
  for (const finding of [...repeatedNames(scan), ...clusters.flatMap(bootstrappedTwice)]) findings.add(finding);
  for (const finding of [...tokenPlaceFindings(scan), ...variableFindings(scan, objects)]) findings.add(finding);
  const model: FleetModel = {
    app,
    repositories: repositories(scan),
    clusters: clusters.sort((a, b) => compareCodeUnits(a.name, b.name)),
  };
  return { model, findings: findings.sorted() };
}

function repositories(scan: FleetScan): RepositoryModel[] {
  return scan.repositories
    .map(({ name, url = '', branch, patches, sourceIgnore }) => ({
      ...{ name, url, branch },
      patches: patches === 'files' ? undefined : patches,
      sourceIgnore,
    }))
    .sort((a, b) => compareCodeUnits(a.name, b.name));
}

function reportStrays(scan: FleetScan, findings: FindingCollector): void {
  for (const object of scan.strays) {
    const hint = 'place it in a Cluster, or in a Kustomization of one';
    findings.add({ code: 'FLX001', subject: describe(object), message: 'is in no Cluster', hint, at: placeOf(object) });
  }
  for (const { construct, message } of scan.validations) {
    findings.add({ code: 'FLX002', subject: `construct "${construct.node.path}"`, message, at: placeOf(construct) });
  }
}
