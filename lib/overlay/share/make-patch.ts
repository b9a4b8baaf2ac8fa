import { displayName, type JsonObject, type KubeObject, objectId, type Patch } from '../../manifest/index.js';

import { applyPatch } from '../patch/apply-patch.js';
import { mergePatch } from './merge-patch.js';
import { operations } from './operations.js';
import { overlayLines } from './overlay-lines.js';
import { repeatsAnything } from './repeats-anything.js';
import { sameJson } from './same-json.js';

type PatchBody = Patch['patch'];

/** Whether an object may be patched by merge only. */
export type MergeOnly = (object: KubeObject) => boolean;

/**
 * The smallest patch that a person would write, of those that lead to exactly the other object; undefined where none
 * is certain to. That is the strategic merge patch, if it says what differs and no more. Where it has to repeat what
 * does not differ, it is the one that takes fewer lines, those of its entry in the kustomization file too, and where
 * merge cannot say it, JSON 6902.
 *
 * @throws where the objects are the same.
 */
export function makePatch(from: KubeObject, to: KubeObject, mergeOnly?: MergeOnly): PatchBody | undefined {
  const merge = verifiedMerge(from, to);
  if (merge !== undefined && !repeatsAnything(from, merge)) return merge;
  if (mergeOnly?.(to) === true) return merge;
  const listed = operations(from, to);
  if (!leads(from, listed, to)) return merge;
  return merge !== undefined && overlayLines(merge) <= overlayLines(listed) ? merge : listed;
}

function verifiedMerge(from: KubeObject, to: KubeObject): JsonObject | undefined {
  for (const order of ['free', 'named'] as const) {
    const patch = mergePatch(from, to, { order });
    if (patch === undefined) throw new Error(`${displayName(objectId(to))} needs no patch: nothing differs`);
    if (leads(from, patch, to)) return patch;
  }
  return undefined;
}

/** Whether kustomize certainly makes the one object of the other. */
function leads(from: KubeObject, patch: PatchBody, to: KubeObject): boolean {
  const result = applyPatch(from, patch);
  return result !== undefined && result !== 'deleted' && sameJson(result, to);
}
