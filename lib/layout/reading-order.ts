import { type KubeObject, objectId } from '../manifest/index.js';
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
