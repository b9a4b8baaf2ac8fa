import type { KustomizationTransform } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import type { ObjectPatch } from '../overlay/index.js';

import type { Family } from './families.js';
import { lostMarkers } from './lost-markers.js';
import { mayPatchIn } from './may-patch.js';
import { mergeOnlyIn } from './merge-only.js';
import type { MarkedPatch, SharedModel } from './shared-model.js';
import { Sharing } from './sharing.js';

/** What the folders of a family have in common, and what each has besides. */
export interface SharedContent {
  readonly objects: readonly SharedModel[];
  /** In the order of the family. */
  readonly members: readonly MemberContent[];
}

export interface MemberContent {
  readonly folder: FolderModel;
  readonly objects: readonly ObjectModel[];
  readonly patches: readonly ObjectPatch[];
}

/**
 * Splits the objects of a family, and knows what only the models tell: files, origins and comments.
 *
 * @param transform what the kustomization file of the base does
 */
export function shareContent(family: Family, transform: KustomizationTransform): SharedContent {
  const sharing = new Sharing(family, transform);
  const mergeOnly = mergeOnlyIn(family);
  const mayPatch = mayPatchIn(family);
  const shared = sharing.share(mergeOnly).flatMap((each) => {
    const lost = lostMarkers(each, transform);
    if (lost.size === 0) return each;
    // Image automation can change a value in a merge, but not in JSON 6902.
    const merged = sharing.shareAgain(each, (object, index) => lost.has(index) || mergeOnly(object, index));
    return merged.filter((again) => lostMarkers(again, transform).size === 0);
  });
  const objects = shared.filter(({ patches }) => patches.every((patch, at) => patch === undefined || mayPatch(at)));
  return { objects, members: family.members.map(({ folder }, index) => memberContent(folder, objects, index)) };
}

function memberContent(folder: FolderModel, shared: readonly SharedModel[], index: number): MemberContent {
  const inBase = new Set(shared.map(({ of }) => of[index]));
  return {
    folder,
    objects: folder.objects.filter((model) => !inBase.has(model)),
    patches: shared.flatMap(({ of, patches }) => objectPatch(of[index], patches[index])),
  };
}

function objectPatch(model: ObjectModel | undefined, found: MarkedPatch | undefined): readonly ObjectPatch[] {
  return model === undefined || found === undefined ? [] : [{ object: model.object, patch: found.patch }];
}
