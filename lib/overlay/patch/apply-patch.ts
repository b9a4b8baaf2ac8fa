import type { JsonObject, KubeObject, Patch } from '../../manifest/index.js';

import { applyMerge } from './apply-merge.js';
import { applyOperations } from './apply-operations.js';

/**
 * What kustomize 5.8.1 makes of one object by one entry of `patches`: the object, `'deleted'`, or undefined where that
 * is not certain, kustomize's refusals among it.
 *
 * A map is a strategic merge patch. It names its object: apiVersion, kind, `metadata.name` and `metadata.namespace` are
 * those of the object, and nothing but these beside `$patch: delete`. A list is JSON 6902: `add`, `replace` and
 * `remove`, with a value for the first two.
 *
 * Taken for granted: the object is in normal form, and so is what the patch leads to. What nothing changes comes back
 * as the object that was given.
 */
export function applyPatch(object: KubeObject, patch: Patch['patch']): KubeObject | 'deleted' | undefined {
  return isList(patch) ? applyOperations(object, patch) : applyMerge(object, patch);
}

function isList(patch: Patch['patch']): patch is readonly JsonObject[] {
  return Array.isArray(patch);
}
