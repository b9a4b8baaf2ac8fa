import { groupOf, isJsonObject, type KubeObject } from '../manifest/index.js';

import type { ClusterIndex } from './cluster-index.js';
import { mayBePatched } from './may-be-patched.js';
import type { Owner } from './owners.js';
import type { PlacedObject } from './placed-object.js';
import type { PostBuild, SubstituteReference } from './post-build.js';

/** Where the objects that variables come from keep their keys. */
const KEY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['data'],
  Secret: ['data', 'stringData'],
};

/** What can be told of the variables of a Kustomization. */
export interface KnownVariables {
  readonly names: ReadonlySet<string>;
  /** What the Kustomization itself gives them. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether those are all of them. */
  readonly isComplete: boolean;
  /** Whether Flux substitutes at all; undefined where only the cluster knows. */
  readonly runs: boolean | undefined;
}

export function knownVariables(postBuild: PostBuild, owner: Owner, index: ClusterIndex): KnownVariables {
  const { substitute, references, isAlways } = postBuild;
  const sources = references.map((reference) => ({ reference, found: sourceOf(reference, owner, index) }));
  const unknown = sources.filter(({ found }) => found === undefined || mayBePatched(found));
  const keys = sources.flatMap(({ found }) => (found === undefined ? [] : keysOf(found.declared.object)));
  const names = new Set([...Object.keys(substitute), ...keys]);
  const isOwn = !isPatched(owner, index);
  const isComplete = unknown.length === 0 && isOwn;
  const certain = isAlways || names.size > 0 || unknown.some(({ reference }) => !reference.isOptional);
  return {
    names,
    values: isOwn ? valuesOf(postBuild) : new Map(),
    isComplete,
    runs: certain || (isComplete ? false : undefined),
  };
}

function valuesOf({ substitute }: PostBuild): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(substitute).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** The object of the app that a reference names, if it is one. */
export function sourceOf(
  { kind, name }: SubstituteReference,
  owner: Owner,
  index: ClusterIndex,
): PlacedObject | undefined {
  if (KEY_FIELDS[kind] === undefined) return undefined;
  return index.tryFind(owner.home, { group: '', kind, namespace: owner.model.namespace, name });
}

/** The keys of a ConfigMap or Secret. */
export function keysOf(object: KubeObject): string[] {
  return (KEY_FIELDS[object.kind] ?? []).flatMap((field) => {
    const data = object[field];
    return isJsonObject(data) ? Object.keys(data) : [];
  });
}

/** Whether whoever applies the Kustomization may give it other variables. */
function isPatched({ model, home }: Owner, index: ClusterIndex): boolean {
  const { namespace, name, object } = model;
  if (object === undefined) return true;
  const found = index.tryFind(home, { group: groupOf(object.apiVersion), kind: object.kind, namespace, name });
  return found !== undefined && mayBePatched(found);
}
