import type { KubeObject } from '../manifest/index.js';
import { foldersIn, type KustomizationModel } from '../model/index.js';
import { isReferenceTarget, LooseReferences, type MergeOnlyAt } from '../overlay/index.js';
import { getOrAdd, groupBy } from '../util/index.js';

import type { Family } from './families.js';
import type { Sharer } from './sharer.js';

/**
 * Tells the objects of a family that no JSON 6902 patch of a member may meet, since kustomize would then complete a
 * reference to them. Only what is built with that patch counts, so that no cluster decides about the files of another. In
 * vendored files anything may be referred to.
 */
export function mergeOnlyIn({ members }: Family): MergeOnlyAt {
  const byPath = groupBy(members, ({ folder }) => folder.path);
  const known = new Map<KustomizationModel, LooseReferences | 'unknown'>();
  const mayMean = ({ kustomization }: Sharer, object: KubeObject) => {
    const found = getOrAdd(known, kustomization, () => looseReferencesIn(kustomization));
    return found === 'unknown' ? isReferenceTarget(object) : found.mayMean(object);
  };
  // One file may be built by several.
  return (object, index) =>
    (byPath.get(members[index]?.folder.path ?? '') ?? []).some((sharer) => mayMean(sharer, object));
}

/** Of all folders that it builds. */
function looseReferencesIn({ content }: KustomizationModel): LooseReferences | 'unknown' {
  const folders = content === undefined ? [] : foldersIn(content);
  if (folders.some(({ vendored }) => vendored.length > 0)) return 'unknown';
  return new LooseReferences(folders.flatMap(({ objects }) => objects.map(({ object }) => object)));
}
