import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

import { type Finding, FindingsError, toFinding } from '../diagnostics/index.js';
import type { KubeObject } from '../manifest/index.js';

import { buildFolder } from './build-folder.js';
import { declaredObjects } from './declared-objects.js';
import type { PreparedObjects } from './prepared-objects.js';
import { type Container, type FleetScan, withFolders } from './scan.js';

/**
 * The objects that one Cluster, Kustomization or Folder applies, or that lie in one Tenant, as `toJson()` shows them.
 *
 * @throws FindingsError
 */
export function declaredBy(scope: Chart, scan: FleetScan, objects: PreparedObjects): KubeObject[] {
  const container = containerOf(scope, scan);
  if (container === undefined) return [];
  const findings: Finding[] = [];
  const context = {
    objects,
    report: (finding: Omit<Finding, 'severity'>) => {
      findings.push(toFinding(finding));
    },
  };
  const { objects: declared, findings: transformed } = declaredObjects(buildFolder(container, '', context));
  for (const finding of transformed) context.report(finding);
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new FindingsError(`"${scope.node.path}" has errors`, findings);
  }
  return declared.map(({ object }) => object);
}

/** Its own, or for a Tenant the part of the one around it. */
function containerOf(scope: Chart, { clusters, kustomizations }: FleetScan): Container | undefined {
  const containers = new Map<IConstruct, Container>(
    [...clusters, ...kustomizations].flatMap(withFolders).map((container) => [container.scope, container]),
  );
  for (const at of scope.node.scopes.reverse()) {
    const container = containers.get(at);
    if (container !== undefined) return at === scope ? container : partOf(container, scope);
  }
  return undefined;
}

function partOf(container: Container, scope: Chart): Container {
  const isInside = ({ node }: IConstruct) => node.scopes.includes(scope);
  return {
    ...container,
    objects: container.objects.filter(({ object }) => isInside(object)),
    folders: container.folders.filter((folder) => isInside(folder.scope)),
    vendored: container.vendored.filter(isInside),
    generators: container.generators.filter(isInside),
  };
}
