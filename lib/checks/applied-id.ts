import type { KubeObject, ObjectId } from '../manifest/index.js';

import type { KindInfo } from './kind-info.js';
import type { Owner } from './owners.js';

/** Kinds that `namePrefix` and `nameSuffix` leave alone: prefixTransformer's field specs in kustomize 5.8.1. */
const NEVER_RENAMED: ReadonlySet<string> = new Set([
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  '/Namespace',
]);

/**
 * Who an object is once Flux applied it: `targetNamespace`, `namePrefix` and `nameSuffix` of its Kustomization count,
 * and a namespace on a cluster-scoped kind does not. Patches that rename are not looked at.
 */
export function appliedId(object: KubeObject, info: KindInfo, owner: Owner): ObjectId {
  const { group, kind } = info;
  return { group, kind, namespace: appliedNamespace(object, info, owner), name: appliedName(object, info, owner) };
}

export function appliedNamespace({ metadata }: KubeObject, { clusterScoped }: KindInfo, owner: Owner): string {
  if (clusterScoped) return '';
  if (owner.targetNamespace !== '') return owner.targetNamespace;
  return typeof metadata.namespace === 'string' ? metadata.namespace : '';
}

/** `''` for objects without a name, such as those with `generateName`. */
export function appliedName({ metadata }: KubeObject, info: KindInfo, owner: Owner): string {
  const { name } = metadata;
  if (typeof name !== 'string' || name === '') return '';
  if (owner.targetNamespace === '' && owner.namePrefix === '' && owner.nameSuffix === '') return name;
  // kustomize's namespace transformer renames Namespaces.
  if (info.key === '/Namespace' && owner.targetNamespace !== '') return owner.targetNamespace;
  return NEVER_RENAMED.has(info.key) ? name : `${owner.namePrefix}${name}${owner.nameSuffix}`;
}
