import type { Json, JsonObject } from './json.js';
import { isJsonObject } from './json.js';

/** A Kubernetes object as data: what one YAML document of a manifest holds. */
export interface KubeObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

export interface ObjectMeta extends JsonObject {
  readonly name: string;
}

/** What identifies an object in a cluster. The version is no part of it: Flux's inventory leaves it out too. */
export interface ObjectId {
  /** API group, `''` for the core group. */
  readonly group: string;
  readonly kind: string;
  /** `''` for cluster-scoped objects and where none is written. */
  readonly namespace: string;
  readonly name: string;
}

/** How one object is named by another: the fields that Flux's references are made of. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** `source.toolkit.fluxcd.io` for `source.toolkit.fluxcd.io/v1`, `''` for `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

export function objectId(object: KubeObject): ObjectId {
  const { name, namespace } = object.metadata;
  return { group: groupOf(object.apiVersion), kind: object.kind, namespace: text(namespace), name: text(name) };
}

export function referenceId(reference: ObjectReference): ObjectId {
  const { apiVersion, kind, namespace = '', name } = reference;
  return { group: groupOf(apiVersion), kind, namespace, name };
}

/** One string per object identity, to be used as a map key. */
export function objectKey(id: ObjectId): string {
  return `${id.group}/${id.kind}/${id.namespace}/${id.name}`;
}

/** How messages name an object: `HelmRelease "apps/podinfo"`, `Namespace "apps"`. */
export function displayName(id: Pick<ObjectId, 'kind' | 'namespace' | 'name'>): string {
  return id.namespace === '' ? `${id.kind} "${id.name}"` : `${id.kind} "${id.namespace}/${id.name}"`;
}

/** Whether a value has the shape every manifest has: apiVersion, kind and a metadata map. */
export function isKubeObject(value: unknown): value is KubeObject {
  return (
    isJsonObject(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    isJsonObject(value.metadata)
  );
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
