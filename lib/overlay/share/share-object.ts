import { type KubeObject, type KustomizationTransform, type Patch, stringifyJson } from '../../manifest/index.js';

import { applyTransform } from '../apply-transform.js';
import { agreement } from './agreement.js';
import { makePatch } from './make-patch.js';
import { sameJson } from './same-json.js';

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
}

/** What the objects of all variants with one identity share; undefined where a patch is not certain for each. */
export function shareObject(of: readonly KubeObject[], options: ShareObjectOptions): SharedObject | undefined {
  const { reference, transform = {} } = options;
  const leader = of[reference ?? 0];
  if (leader === undefined) return undefined;
  const classes = equalClasses(of, leader);
  const others = [...new Set(classes)].filter((object) => object !== leader);
  const object = reference === undefined ? agreement(leader, others) : leader;
  const patches = patchesTo(object, [leader, ...others], transform);
  return patches === undefined ? undefined : { object, of, patches: classes.map((each) => patches.get(each)) };
}

/**
 * For each object the first one that is equal to it. Most are equal to the leader; the others are told apart by their
 * text, so that no object is compared with every other. An order of keys of its own only costs a patch computed twice.
 */
function equalClasses(objects: readonly KubeObject[], leader: KubeObject): readonly KubeObject[] {
  const byText = new Map<string, KubeObject>();
  return objects.map((object) => {
    if (sameJson(object, leader)) return leader;
    const text = stringifyJson(object);
    const known = byText.get(text) ?? object;
    byText.set(text, known);
    return known;
  });
}

/** The patch to each object that differs from the base. */
function patchesTo(
  base: KubeObject,
  objects: readonly KubeObject[],
  transform: KustomizationTransform,
): ReadonlyMap<KubeObject, Patch['patch']> | undefined {
  const patches = new Map<KubeObject, Patch['patch']>();
  if (objects.every((object) => object === base)) return patches;
  const from = transformed(base, transform);
  for (const object of objects) {
    const to = transformed(object, transform);
    if (from === undefined || to === undefined) return undefined;
    if (sameJson(from, to)) continue;
    const patch = makePatch(from, to);
    if (patch === undefined) return undefined;
    patches.set(object, patch);
  }
  return patches;
}

/** Undefined where kustomize refuses, or where its result is not known. */
function transformed(object: KubeObject, transform: KustomizationTransform): KubeObject | undefined {
  const { objects, problems } = applyTransform([object], transform);
  return problems.length === 0 ? objects[0] : undefined;
}
