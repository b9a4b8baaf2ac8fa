import { groupOf, type KubeObject, type KustomizationTransform, type Patch } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import { groupBy } from '../util/index.js';

import { folderFiles } from './folder-files.js';
import type { PlannedPatch } from './folder-plan.js';
import { defaultFileName } from './file-name.js';
import { PatchTargets } from './patch-targets.js';
import type { MemberContent } from './shared-content.js';
import type { SharedModel } from './shared-model.js';

/** Gives the patches of the folders of one base their files and targets. */
export class PatchPlanner {
  /** @param transform what the kustomization file of the base does */
  constructor(
    private readonly objects: readonly SharedModel[],
    private readonly transform: KustomizationTransform,
  ) {}

  /** @param index that of the member in its family */
  plan({ folder, patches }: MemberContent, index: number): PlannedPatch[] {
    if (patches.length === 0) return [];
    const bases = new Map(this.objects.map((each) => [each.of[index]?.object, each]));
    const targets = new PatchTargets(folder, this.transform);
    const names = patchNames(folder);
    return patches.flatMap(({ object, patch }) => {
      const base = bases.get(object);
      const variant = base?.of[index];
      if (base === undefined || variant === undefined) return [];
      const comments = base.patches[index]?.comments;
      const file = names.get(variant) ?? '';
      return { ...entryOf(object, patch, targets), comments, file, origin: variant.origin };
    });
  }
}

/** A strategic merge patch names its object itself. */
function entryOf(object: KubeObject, patch: Patch['patch'], targets: PatchTargets): Patch {
  return Array.isArray(patch) ? { patch, target: targets.of(object) } : { patch };
}

/**
 * A patch is called like the file of its object, or like the object where others of the folder are in that file too; their
 * API group is named where these have one kind and name. What the folders of other clusters hold changes no name.
 */
function patchNames({ objects, namespace }: FolderModel): ReadonlyMap<ObjectModel, string> {
  const { files } = folderFiles({ objects, namespace });
  return new Map(
    files.flatMap(({ name, models }) => {
      const folder = name.slice(0, name.lastIndexOf('/') + 1);
      const ownNames = groupBy(models, ({ object }) => defaultFileName(object, namespace));
      return models.map((model) => {
        const own = defaultFileName(model.object, namespace);
        const file = models.length === 1 ? name : `${folder}${own}`;
        const group = ownNames.get(own)?.length === 1 ? '' : groupOf(model.object.apiVersion);
        return [model, file.replace(/\.ya?ml$/, `${group && `.${group}`}.patch.yaml`)] as const;
      });
    }),
  );
}
