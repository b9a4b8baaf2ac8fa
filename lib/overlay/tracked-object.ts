import { groupOf, type Json, type KubeObject } from '../manifest/index.js';

import { isScopedToCluster } from './is-scoped-to-cluster.js';

/** An object on its way through a build. */
export interface TrackedObject {
  /** As it was given. */
  readonly source: KubeObject;
  readonly object: KubeObject;
  /** What it was called before each `namespace` that it met, oldest first. References are looked up by these. */
  readonly earlier: readonly EarlierId[];
  /** What is not known of it; undefined for objects of files. */
  readonly open?: { readonly name: boolean; readonly data: boolean } | undefined;
}

export interface EarlierId {
  readonly name: string;
  readonly namespace: string;
}

/** What kustomize takes for the namespace of all cluster-scoped objects; no namespace can be called so. */
export const CLUSTER = '_non_namespaceable_';

/** The object after `namespace` was applied; what it was called before is kept. */
export function moved(tracked: TrackedObject, object: KubeObject): TrackedObject {
  const before = { name: textOf(tracked.object.metadata.name), namespace: effectiveNamespace(tracked.object) };
  return { ...tracked, object, earlier: [...tracked.earlier, before] };
}

/** kustomize takes an object without a namespace for one in namespace "default". */
export function effectiveNamespace(object: KubeObject): string {
  if (isScopedToCluster(object)) return CLUSTER;
  const namespace = textOf(object.metadata.namespace);
  return namespace === '' ? 'default' : namespace;
}

export function originalNamespace({ object, earlier }: TrackedObject): string {
  return earlier[0]?.namespace ?? effectiveNamespace(object);
}

export function versionOf({ apiVersion }: KubeObject): string {
  const group = groupOf(apiVersion);
  return group === '' ? apiVersion : apiVersion.slice(group.length + 1);
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
