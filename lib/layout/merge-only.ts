import type { FolderModel } from '../model/index.js';
import { isReferenceTarget, LooseReferences, type ShareOptions } from '../overlay/index.js';

import type { Family } from './families.js';
import { type Sharer, withFolders } from './sharer.js';

/**
 * Tells the objects of a family that no JSON 6902 patch may meet, since kustomize would then complete a reference to
 * them. In vendored files anything may be referred to.
 */
export function mergeOnlyIn(family: Family): NonNullable<ShareOptions['mergeOnly']> {
  let found: LooseReferences | 'unknown' | undefined;
  return (object) => {
    found ??= looseReferencesIn(family);
    return found === 'unknown' ? isReferenceTarget(object) : found.mayMean(object);
  };
}

function looseReferencesIn({ members }: Family): LooseReferences | 'unknown' {
  const folders = [...new Map(members.map((member) => [member.kustomization, member])).values()].flatMap(inside);
  if (folders.some(({ vendored }) => vendored.length > 0)) return 'unknown';
  return new LooseReferences(folders.flatMap(({ objects }) => objects.map(({ object }) => object)));
}

/** All folders that the Kustomization of one builds. */
function inside(sharer: Sharer): FolderModel[] {
  const { content } = sharer.kustomization;
  return content === undefined ? [] : withFolders({ ...sharer, folder: content }).map(({ folder }) => folder);
}
