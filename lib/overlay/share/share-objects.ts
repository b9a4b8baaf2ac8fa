import type { KubeObject, KustomizationTransform, Patch } from '../../manifest/index.js';

import { type MergeOnlyAt, shareObject } from './share-object.js';
import { twinsOf } from './twins-of.js';

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
  /** Asked of an object that JSON 6902 would patch, where that would change others. @default - of none */
  readonly mergeOnly?: MergeOnlyAt | undefined;
}

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
  const leader = variants[options.reference ?? 0] ?? [];
  const shared = twinsOf(leader, variants).flatMap((twins) => {
    const object = twins === undefined ? undefined : shareObject(twins, options);
    return object ?? [];
  });
  return {
    base: shared.map(({ object, of }) => ({ object, of })),
    variants: variants.map((objects, index) => {
      const inBase = new Set(shared.map(({ of }) => of[index]));
      const own = objects.filter((object) => !inBase.has(object));
      return { own, patches: shared.flatMap(({ of, patches }) => objectPatch(of[index], patches[index])) };
    }),
  };
}

function objectPatch(object: KubeObject | undefined, patch: Patch['patch'] | undefined): readonly ObjectPatch[] {
  return object === undefined || patch === undefined ? [] : [{ object, patch }];
}
