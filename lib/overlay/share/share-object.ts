import { type KubeObject, type KustomizationTransform, type Patch, stringifyJson } from '../../manifest/index.js';

import { applyTransform } from '../apply-transform.js';
import { agreement } from './agreement.js';
import { makePatch, type MergeOnly } from './make-patch.js';
import { sameJson } from './same-json.js';
import type { Twins } from './twins-of.js';

export interface SharedObject {
  readonly object: KubeObject;
  /** The objects given, in their order. */
  readonly of: readonly KubeObject[];
  /** For each of them what leads to it from the object; undefined: nothing has to. */
  readonly patches: readonly (Patch['patch'] | undefined)[];
}

export interface ShareObjectOptions {
  readonly reference?: number | undefined;
  readonly transform?: KustomizationTransform | undefined;
  readonly mergeOnly?: MergeOnly | undefined;
}

/** What twins share; undefined where it is not certain that a patch leads to each. The leader is one of them. */
export function shareObject({ objects, distinct }: Twins, options: ShareObjectOptions): SharedObject | undefined {
  const { reference } = options;
  const leader = objects[reference ?? 0];
  if (leader === undefined) return undefined;
  const classes = equalClasses(distinct, leader);
  const others = [...new Set(classes)].filter((object) => object !== leader);
  const object = reference === undefined ? agreement(leader, others) : leader;
  const patches = patchesTo(object, [leader, ...others], options);
  return patches === undefined ? undefined : { object, of: objects, patches: classes.map((each) => patches.get(each)) };
}

/**
 * For each object the first one that is equal to it. They are told apart by their text, so that no object is compared
 * with every other. An order of keys of its own only costs a patch that is computed twice.
 */
function equalClasses(objects: readonly KubeObject[], leader: KubeObject): readonly KubeObject[] {
  const byText = new Map<string, KubeObject>();
  let last = leader;
  return objects.map((object) => {
    if (object === leader) return leader;
    if (sameJson(object, last)) return last;
    const text = stringifyJson(object);
    last = byText.get(text) ?? object;
    byText.set(text, last);
    return last;
  });
}

/** The patch to each object that differs from the base. */
function patchesTo(
  base: KubeObject,
  objects: readonly KubeObject[],
  { transform = {}, mergeOnly }: ShareObjectOptions,
): ReadonlyMap<KubeObject, Patch['patch']> | undefined {
  const patches = new Map<KubeObject, Patch['patch']>();
  if (objects.every((object) => object === base)) return patches;
  const from = transformed(base, transform);
  for (const object of objects) {
    const to = transformed(object, transform);
    if (from === undefined || to === undefined) return undefined;
    if (sameJson(from, to)) continue;
    const patch = makePatch(from, to, mergeOnly);
    if (patch === undefined) return undefined;
    patches.set(object, patch);
  }
  return patches;
}

/** Undefined where kustomize refuses, or where its result is not known. */
function transformed(object: KubeObject, transform: KustomizationTransform): KubeObject | undefined {
  if (Object.keys(transform).length === 0) return object;
  const { objects, problems } = applyTransform([object], transform);
  return problems.length === 0 ? objects[0] : undefined;
}
