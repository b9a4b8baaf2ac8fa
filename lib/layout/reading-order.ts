import { isJsonObject, type KubeObject, objectId } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

/** The order in which a person reads a manifest: where things live, what they need, where they come from, what they do. */
const FIRST = [
  'Namespace',
  'CustomResourceDefinition',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'ConfigMap',
  'Secret',
  'GitRepository',
  'OCIRepository',
  'Bucket',
  'HelmRepository',
  'HelmChart',
];
const LAST = ['HelmRelease', 'Kustomization'];

const RANKS: ReadonlyMap<string, number> = new Map([
  ...FIRST.map((kind, index) => [kind, index - FIRST.length] as const),
  ...LAST.map((kind, index) => [kind, index + 1] as const),
]);

/** Orders the objects that share a file; does not depend on the order they were made in. */
export function compareReadingOrder(a: KubeObject, b: KubeObject): number {
  const rank = (RANKS.get(a.kind) ?? 0) - (RANKS.get(b.kind) ?? 0);
  if (rank !== 0) return rank;
  const [left, right] = [objectId(a), objectId(b)];
  return (
    compareCodeUnits(left.kind, right.kind) ||
    compareCodeUnits(left.namespace, right.namespace) ||
    compareCodeUnits(left.name, right.name) ||
    compareCodeUnits(a.apiVersion, b.apiVersion)
  );
}

/** The objects of one file as a person reads them: sorted, and what another of them depends on before it. */
export function inReadingOrder(models: readonly ObjectModel[]): ObjectModel[] {
  const sorted = [...models].sort((a, b) => compareReadingOrder(a.object, b.object));
  const byName = new Map(sorted.map((model) => [nameOf(model.object), model]));
  const ordered = new Set<ObjectModel>();
  const visited = new Set<ObjectModel>();
  const visit = (model: ObjectModel) => {
    if (visited.has(model)) return;
    visited.add(model);
    for (const name of dependencies(model.object)) {
      const needed = byName.get(name);
      if (needed !== undefined) visit(needed);
    }
    ordered.add(model);
  };
  for (const model of sorted) visit(model);
  return [...ordered];
}

/** The names in `spec.dependsOn`: those of objects of the same kind. */
function dependencies(object: KubeObject): string[] {
  const { spec } = object;
  const entries = isJsonObject(spec) && Array.isArray(spec.dependsOn) ? (spec.dependsOn as readonly unknown[]) : [];
  return entries
    .filter(isJsonObject)
    .map(({ namespace = object.metadata.namespace, name }) => [object.kind, namespace ?? '', name].join('\n'));
}

function nameOf(object: KubeObject): string {
  const { kind, namespace, name } = objectId(object);
  return [kind, namespace, name].join('\n');
}
