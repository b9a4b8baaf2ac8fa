import type { Patch } from '../../manifest/index.js';

import { patchLines } from './patch-lines.js';

/** Lines that an entry of `patches` takes: the file, and for operations the target with kind and name. */
const ENTRY_LINES = { merge: 1, operations: 4 };

/** How many lines a patch takes in an overlay: those in its file, and those of its entry in the kustomization file. */
export function overlayLines(patch: Patch['patch']): number {
  return patchLines(patch) + (Array.isArray(patch) ? ENTRY_LINES.operations : ENTRY_LINES.merge);
}
