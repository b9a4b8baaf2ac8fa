import type { Json, KubeObject, KustomizationTransform, Patch } from '../../manifest/index.js';

import { shareObject, type SharedObject } from './share-object.js';

export interface SharedObjects {
  /** What all have in common, in the order of the first or of the reference. */
  readonly base: readonly BaseObject[];
  /** In the order of the variants. */
  readonly variants: readonly VariantObjects[];
}

export interface BaseObject {
  readonly object: KubeObject;
  /** At each index the object of that variant which it stands for. */
  readonly of: readonly KubeObject[];
}

export interface VariantObjects {
  /** What lies beside the patches, complete. */
  readonly own: readonly KubeObject[];
  /** In the order of the base. */
  readonly patches: readonly ObjectPatch[];
}

export interface ObjectPatch {
  /** The variant's own object that the patch leads to. */
  readonly object: KubeObject;
  readonly patch: Patch['patch'];
}

export interface ShareOptions {
  /** Index of the variant whose values the base takes where they differ. @default - none, what differs is left out */
  readonly reference?: number | undefined;
  /** What the kustomization file of the base does to its objects; patches meet them after it. @default - nothing */
  readonly transform?: KustomizationTransform | undefined;
}

type ById = ReadonlyMap<string, KubeObject>;

/**
 * Splits what several put into one base: `transform` of a base object, patched by a variant, is `transform` of the
 * variant's object.
 *
 * - A field is in the base if and only if all agree on it, as `agreement` has it; with a reference, the base has the
 *   reference's objects. So what it holds does not depend on the order of the variants.
 * - Objects are the same one by apiVersion, kind, namespace and name. One that only some have stays with these, and so
 *   does one that a variant has twice, or that no patch is certain to lead to from the base, with every variant.
 * - Where nothing changes, the objects in the result are the very objects that were given.
 */
export function shareObjects(variants: readonly (readonly KubeObject[])[], options: ShareOptions = {}): SharedObjects {
  const found = variants.map(objectsById);
  const leader = found[options.reference ?? 0] ?? new Map();
  const shared = new Map<string, SharedObject>();
  for (const id of leader.keys()) {
    const objects = objectsOf(found, id);
    const result = objects === undefined ? undefined : shareObject(objects, options);
    if (result !== undefined) shared.set(id, result);
  }
  const base = [...shared.values()];
  return {
    base: base.map(({ object, of }) => ({ object, of })),
    variants: variants.map((objects, index) => ({
      own: objects.filter((object) => !shared.has(idOf(object))),
      patches: base.flatMap(({ of, patches }) => objectPatch(of[index], patches[index])),
    })),
  };
}

/** Without what one variant has twice. */
function objectsById(objects: readonly KubeObject[]): ById {
  const found = new Map<string, KubeObject>();
  const twice = new Set<string>();
  for (const object of objects) {
    const id = idOf(object);
    if (found.has(id)) twice.add(id);
    found.set(id, object);
  }
  for (const id of twice) found.delete(id);
  return found;
}

/** None where one is missing. */
function objectsOf(found: readonly ById[], id: string): readonly KubeObject[] | undefined {
  const objects: KubeObject[] = [];
  for (const variant of found) {
    const object = variant.get(id);
    if (object === undefined) return undefined;
    objects.push(object);
  }
  return objects;
}

function objectPatch(object: KubeObject | undefined, patch: Patch['patch'] | undefined): readonly ObjectPatch[] {
  return object === undefined || patch === undefined ? [] : [{ object, patch }];
}

function idOf({ apiVersion, kind, metadata }: KubeObject): string {
  return `${apiVersion}\n${kind}\n${textOf(metadata.namespace)}\n${metadata.name}`;
}

/** No namespace is not the same as an empty one, which a patch would have to name. */
function textOf(namespace: Json | undefined): string {
  return typeof namespace === 'string' ? `"${namespace}"` : String(namespace);
}
