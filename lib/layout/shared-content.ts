import type { KubeObject, KustomizationTransform } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import { type ObjectPatch, shareObjects } from '../overlay/index.js';

import { canonicalFile } from './canonical-file.js';
import type { Family } from './families.js';
import { keepsMarkers } from './keeps-markers.js';
import { mergeOnlyIn } from './merge-only.js';

/** What the folders of a family have in common, and what each has besides. */
export interface SharedContent {
  readonly objects: readonly BaseObject[];
  /** In the order of the family. */
  readonly members: readonly MemberContent[];
}

/** An object of the base, and what it stands for in each folder. */
export interface BaseObject {
  readonly model: ObjectModel;
  readonly of: readonly ObjectModel[];
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
  const folders = family.members.map(({ folder }) => folder);
  const models = folders.map(({ objects }) => new Map(objects.map((model) => [model.object, model])));
  const [reference] = family.references;
  const shared = shareObjects(
    folders.map(({ objects }) => objects.map(({ object }) => object)),
    { reference: reference && family.members.indexOf(reference), transform, mergeOnly: mergeOnlyIn(family) },
  );
  const found = shared.base.map(({ object, of }) => {
    const stands = of.map((each, index) => models[index]?.get(each) as ObjectModel);
    return { model: baseModel(object, stands), of: stands };
  });
  const lost = new Set(found.filter(({ model, of }) => !keepsMarkers(model.object, of)));
  return {
    objects: found.filter((each) => !lost.has(each)),
    members: folders.map((folder, index) => {
      const { own = [], patches = [] } = shared.variants[index] ?? {};
      const back = new Set([...lost].map(({ of }) => of[index]?.object));
      const kept = new Set([...own, ...back]);
      return {
        folder,
        objects: folder.objects.filter(({ object }) => kept.has(object)),
        patches: patches.filter(({ object }) => !back.has(object)),
      };
    }),
  };
}

/** The file is that of all, or of nobody. */
function baseModel(object: KubeObject, of: readonly ObjectModel[]): ObjectModel {
  const [first] = of;
  const { origin = {}, comments, file } = of.find((model) => model.object === object) ?? first ?? {};
  const isAgreed = of.every((model) => fileOf(model.file) === fileOf(file));
  return { object, comments, file: isAgreed ? file : undefined, origin };
}

function fileOf(file: string | undefined): string | undefined {
  return file === undefined ? undefined : canonicalFile(file);
}
