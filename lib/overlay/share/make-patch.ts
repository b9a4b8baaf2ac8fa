import { displayName, type KubeObject, objectId, type Patch } from '../../manifest/index.js';

import { applyPatch } from '../patch/apply-patch.js';
import { mergePatch } from './merge-patch.js';
import { operations } from './operations.js';
import { patchLines } from './patch-lines.js';
import { repeatsAnything } from './repeats-anything.js';
import { sameJson } from './same-json.js';

type PatchBody = Patch['patch'];

/**
 * The smallest patch that a person would write, of those that lead to exactly the other object; undefined where none
 * is certain to. That is the strategic merge patch, if it says what differs and no more. Where it has to repeat what
 * does not differ, it is the one that takes fewer lines, and where merge cannot say it, JSON 6902.
 *
 * @throws where the objects are the same.
 */
export function makePatch(from: KubeObject, to: KubeObject): PatchBody | undefined {
  if (sameJson(from, to)) throw new Error(`${displayName(objectId(to))} needs no patch: it is the same already`);
  const leadsThere = (patch: PatchBody) => sameJson(resultOf(from, patch), to);
  const merge = [mergePatch(from, to, { order: 'free' }), mergePatch(from, to, { order: 'named' })].find(leadsThere);
  if (merge !== undefined && !repeatsAnything(from, merge)) return merge;
  const listed = operations(from, to);
  if (!leadsThere(listed)) return merge;
  return merge !== undefined && patchLines(merge) <= patchLines(listed) ? merge : listed;
}

function resultOf(object: KubeObject, patch: PatchBody): KubeObject | undefined {
  const result = applyPatch(object, patch);
  return result === 'deleted' ? undefined : result;
}
