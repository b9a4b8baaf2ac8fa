import type { KubeObject, Patch } from '../../manifest/index.js';
import { isList } from '../../util/index.js';

import { applyMerge } from './apply-merge.js';
import { applyOperations } from './apply-operations.js';

/**
 * What kustomize 5.8.1 makes of one object by one entry of `patches`: the object, `'deleted'`, or undefined where that
 * is not certain or kustomize fails.
 *
 * A map is a strategic merge patch. It names its object by the same apiVersion, kind, name and namespace, and may say
 * `$patch: delete` for all of it, for a map in it or for an item of a list with a merge key. A list is JSON 6902: `add`,
 * `replace` and `remove`. Neither changes what names the object.
 *
 * Taken for granted: the object is in normal form, and so is what the patch leads to.
 */
export function applyPatch(object: KubeObject, patch: Patch['patch']): KubeObject | 'deleted' | undefined {
  return isList(patch) ? applyOperations(object, patch) : applyMerge(object, patch);
}
