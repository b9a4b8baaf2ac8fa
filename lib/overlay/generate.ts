import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../manifest/index.js';

import { effectiveNamespace, type TrackedObject } from './tracked-object.js';

/** What one entry of `configMapGenerator` or `secretGenerator` makes, before a hash is added to its name. */
export interface GeneratedObject {
  /** With the data that is known. */
  readonly object: KubeObject;
  readonly behavior: 'create' | 'replace' | 'merge';
  readonly open: OpenParts;
}

/** What only kustomize can tell of a generated object. */
export interface OpenParts {
  /** The name, which ends in a hash. */
  readonly name: boolean;
  readonly data: boolean;
}

/** Why kustomize refuses an entry. */
export interface GeneratorClash {
  /** It makes what is there, or changes what is not there or may be one of several. */
  readonly reason: 'taken' | 'missing' | 'several';
  /** The object as it was given. */
  readonly object: KubeObject;
  /** Those of its name; where they are missing, those that have it in another namespace. As they are at that point. */
  readonly others: readonly { readonly source: KubeObject; readonly object: KubeObject }[];
}

type ReportClash = (clash: GeneratorClash) => void;

/**
 * The objects of a folder after its generators: kustomize's AbsorbAll. An object counts by every name that it had on its
 * way. What is changed keeps name, namespace, labels and annotations, the new ones on top, and nothing else but data.
 */
export function generate(
  all: readonly TrackedObject[],
  generated: readonly GeneratedObject[],
  report: ReportClash,
): readonly TrackedObject[] {
  return generated.reduce((list, each) => absorb(list, each, report), all);
}

function absorb(
  all: readonly TrackedObject[],
  { object, behavior, open }: GeneratedObject,
  report: ReportClash,
): readonly TrackedObject[] {
  const found = all.filter((tracked) => isNamed(tracked, object));
  const [old] = found;
  if (old === undefined && behavior === 'create') return [...all, { source: object, object, earlier: [], open }];
  if (old === undefined) {
    report({ reason: 'missing', object, others: all.filter((tracked) => isNamesake(tracked, object)) });
    return all;
  }
  if (behavior === 'create' || found.length > 1) {
    report({ reason: behavior === 'create' ? 'taken' : 'several', object, others: found });
    return all;
  }
  const keeps = behavior === 'merge';
  const changed: TrackedObject = {
    source: object,
    object: changedObject(old.object, object, keeps ? mergedData(old.object, object) : dataOf(object)),
    earlier: old.earlier,
    open: { name: open.name, data: open.data || (keeps && old.open?.data === true) },
  };
  return all.map((tracked) => (tracked === old ? changed : tracked));
}

function isNamed(tracked: TrackedObject, object: KubeObject): boolean {
  const namespace = effectiveNamespace(object);
  const namespaces = [effectiveNamespace(tracked.object), ...tracked.earlier.map((id) => id.namespace)];
  return isNamesake(tracked, object) && namespaces.includes(namespace);
}

/** No kustomization file of ours renames a ConfigMap or Secret, so that it had one name on its whole way. */
function isNamesake({ object: { apiVersion, kind, metadata } }: TrackedObject, object: KubeObject): boolean {
  return kind === object.kind && apiVersion === object.apiVersion && metadata.name === object.metadata.name;
}

function changedObject(old: KubeObject, { metadata, ...fields }: KubeObject, data: JsonObject): KubeObject {
  const { data: _, ...rest } = fields;
  const { name, namespace } = old.metadata;
  return {
    ...(rest as JsonObject),
    ...data,
    apiVersion: old.apiVersion,
    kind: old.kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...texts('labels', old.metadata.labels, metadata.labels),
      ...texts('annotations', old.metadata.annotations, metadata.annotations),
    },
  };
}

function mergedData(old: KubeObject, object: KubeObject): JsonObject {
  return { ...texts('binaryData', old.binaryData), ...texts('data', old.data, object.data) };
}

function dataOf({ data }: KubeObject): JsonObject {
  return texts('data', data);
}

/** A field with all entries of some maps, later ones on top; no field where there is none. */
function texts(field: string, ...maps: readonly (Json | undefined)[]): JsonObject {
  const merged: JsonObject = Object.assign({}, ...maps.filter(isJsonObject));
  return Object.keys(merged).length === 0 ? {} : { [field]: merged };
}
