import type { KubeObject } from '../manifest/index.js';
import { foldersIn, type KustomizationModel } from '../model/index.js';
import { isReferenceTarget, LooseReferences, type MergeOnlyAt } from '../overlay/index.js';
import { getOrAdd } from '../util/index.js';

import type { Family } from './families.js';
import { sameFileIn } from './same-file.js';
import type { Sharer } from './sharer.js';

/**
 * Tells the objects of a family that no JSON 6902 patch of a member may meet, since kustomize would then complete a
 * reference to them. Only what is built with that patch counts, so that no cluster decides about the files of another. In
 * vendored files anything may be referred to.
 */
export function mergeOnlyIn(family: Family): MergeOnlyAt {
  const sharersAt = sameFileIn(family);
  const known = new Map<KustomizationModel, LooseReferences | 'unknown'>();
  const mayMean = ({ kustomization }: Sharer, object: KubeObject) => {
    const found = getOrAdd(known, kustomization, () => looseReferencesIn(kustomization));
    return found === 'unknown' ? isReferenceTarget(object) : found.mayMean(object);
  };
  return (object, index) => sharersAt(index).some((sharer) => mayMean(sharer, object));
}

/** Of all folders that it builds. */
function looseReferencesIn({ content }: KustomizationModel): LooseReferences | 'unknown' {
  const folders = content === undefined ? [] : foldersIn(content);
  if (folders.some(({ vendored }) => vendored.length > 0)) return 'unknown';
  return new LooseReferences(folders.flatMap(({ objects }) => objects.map(({ object }) => object)));
}
