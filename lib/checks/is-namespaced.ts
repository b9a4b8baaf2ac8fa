import { fluxKindOf } from '../api/index.js';
import { isClusterScoped } from '../manifest/index.js';

/** API groups of Kubernetes all of whose cluster-scoped kinds kustomize knows, whatever the version of the cluster. */
const WHOLE_GROUPS: readonly string[] = ['', 'apps', 'autoscaling', 'batch'];

/** Of the other groups, the kinds that people write. */
const KINDS: readonly string[] = [
  'networking.k8s.io/Ingress',
  'networking.k8s.io/NetworkPolicy',
  'policy/PodDisruptionBudget',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
];

/** Whether objects of a kind are certain to need a namespace: those of a custom resource may be cluster-scoped. */
export function isNamespaced(group: string, kind: string): boolean {
  if (fluxKindOf({ group, kind }) !== undefined || KINDS.includes(`${group}/${kind}`)) return true;
  return WHOLE_GROUPS.includes(group) && !isClusterScoped(group, kind);
}
