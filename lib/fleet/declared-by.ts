import type { Chart } from 'cdk8s';

import { CODES, type Finding, FindingsError } from '../diagnostics/index.js';
import type { KubeObject } from '../manifest/index.js';

import { buildFolder } from './build-folder.js';
import { declaredObjects } from './declared-objects.js';
import type { PreparedObjects } from './prepared-objects.js';
import { type FleetScan, withFolders } from './scan.js';

/** The objects that one Cluster, Kustomization or Folder applies, as `toJson()` shows them. @throws FindingsError */
export function declaredBy(scope: Chart, scan: FleetScan, objects: PreparedObjects): KubeObject[] {
  const container = [...scan.clusters, ...scan.kustomizations].flatMap(withFolders).find((at) => at.scope === scope);
  if (container === undefined) return [];
  const findings: Finding[] = [];
  const context = {
    objects,
    report: (finding: Omit<Finding, 'severity'>) => {
      findings.push({ severity: CODES[finding.code].severity, ...finding });
    },
  };
  const { objects: declared, findings: transformed } = declaredObjects(buildFolder(container, '', context));
  for (const finding of transformed) context.report(finding);
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new FindingsError(`"${scope.node.path}" has errors`, findings);
  }
  return declared.map(({ object }) => object);
}
