import { appliedName as nameOnceApplied } from '../api/index.js';
import type { KubeObject, ObjectId } from '../manifest/index.js';

import type { KindInfo } from './kind-info.js';
import type { Owner } from './owners.js';

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
  return typeof name === 'string' ? nameOnceApplied(name, info, owner) : '';
}
