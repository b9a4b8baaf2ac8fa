import { type KubeObject, type KustomizationTransform, type Patch, stringifyJson } from '../../manifest/index.js';
import { getOrAdd } from '../../util/index.js';

import { transformedObject } from '../transformed-object.js';
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

/** Whether the object of the variant at an index may be patched by merge only. */
export type MergeOnlyAt = (object: KubeObject, index: number) => boolean;

export interface ShareObjectOptions {
  readonly reference?: number | undefined;
  readonly transform?: KustomizationTransform | undefined;
  readonly mergeOnly?: MergeOnlyAt | undefined;
}

/** What twins share; undefined where it is not certain that a patch leads to each. The leader is one of them. */
export function shareObject({ objects, distinct }: Twins, options: ShareObjectOptions): SharedObject | undefined {
  const { reference } = options;
  const leader = objects[reference ?? 0];
  if (leader === undefined) return undefined;
  const classes = equalClasses(distinct, leader);
  const others = [...new Set(classes)].filter((object) => object !== leader);
  const object = reference === undefined ? agreement(leader, others) : leader;
  const patches = patchesTo(object, classes, options);
  return patches && { object, of: objects, patches };
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

/** The patch to each object that differs from the base; undefined where one is not certain. Equal objects are one. */
function patchesTo(
  base: KubeObject,
  objects: readonly KubeObject[],
  { transform = {}, mergeOnly }: ShareObjectOptions,
): SharedObject['patches'] | undefined {
  if (objects.every((object) => object === base)) return objects.map(() => undefined);
  const from = transformedObject(base, transform);
  const patchTo = (only?: MergeOnly) =>
    remembered((object: KubeObject) => findPatch(from, transformedObject(object, transform), only));
  const [anyPatch, mergePatch] = [patchTo(), patchTo(() => true)];
  const patches: (Patch['patch'] | undefined)[] = [];
  for (const [index, object] of objects.entries()) {
    const patch = anyPatch(object);
    const isOnlyMerged = Array.isArray(patch) && mergeOnly?.(object, index) === true;
    const allowed = isOnlyMerged ? mergePatch(object) : patch;
    if (allowed === 'unknown') return undefined;
    patches.push(allowed);
  }
  return patches;
}

/** Undefined where nothing differs. */
function findPatch(
  from: KubeObject | undefined,
  to: KubeObject | undefined,
  mergeOnly: MergeOnly | undefined,
): Patch['patch'] | 'unknown' | undefined {
  if (from === undefined || to === undefined) return 'unknown';
  return sameJson(from, to) ? undefined : (makePatch(from, to, mergeOnly) ?? 'unknown');
}

function remembered<T>(make: (object: KubeObject) => T): (object: KubeObject) => T {
  const known = new Map<KubeObject, { readonly value: T }>();
  return (object) => getOrAdd(known, object, () => ({ value: make(object) })).value;
}
