import type { KubeObject, KustomizationTransform, Patch } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

import { folderFiles } from './folder-files.js';
import type { PlannedPatch } from './folder-plan.js';
import { defaultFileName } from './file-name.js';
import { PatchTargets } from './patch-targets.js';
import type { BaseObject, MemberContent } from './shared-content.js';

/** What the base of the patched objects says. */
interface Around {
  readonly namespace: string;
  readonly transform: KustomizationTransform;
}

/** Gives the patches of the folders of one base their files and targets. */
export class PatchPlanner {
  private names: ReadonlyMap<ObjectModel, string> | undefined;

  constructor(
    private readonly objects: readonly BaseObject[],
    private readonly around: Around,
  ) {}

  /** @param index that of the member in its family */
  plan({ folder, patches }: MemberContent, index: number): PlannedPatch[] {
    if (patches.length === 0) return [];
    const bases = new Map(this.objects.map((each) => [each.of[index]?.object, each]));
    const targets = new PatchTargets(folder, this.around.transform);
    return patches.flatMap(({ object, patch }) => {
      const base = bases.get(object);
      const variant = base?.of[index];
      if (base === undefined || variant === undefined) return [];
      const comments = base.patches[index]?.comments;
      return { ...entryOf(object, patch, targets), comments, file: this.nameOf(base.model), origin: variant.origin };
    });
  }

  private nameOf(model: ObjectModel): string {
    this.names ??= patchNames(
      this.objects.map((each) => each.model),
      this.around.namespace,
    );
    return this.names.get(model) ?? '';
  }
}

/** A strategic merge patch names its object itself. */
function entryOf(object: KubeObject, patch: Patch['patch'], targets: PatchTargets): Patch {
  return Array.isArray(patch) ? { patch, target: targets.of(object) } : { patch };
}

/** A patch is called like the file of its object, or like the object where others are in that file too. */
function patchNames(models: readonly ObjectModel[], namespace: string): ReadonlyMap<ObjectModel, string> {
  const { files } = folderFiles({ objects: models, namespace });
  return new Map(
    files.flatMap(({ name, models: inFile }) => {
      const folder = name.slice(0, name.lastIndexOf('/') + 1);
      return inFile.map((model) => {
        const own = inFile.length === 1 ? name : `${folder}${defaultFileName(model.object, namespace)}`;
        return [model, own.replace(/\.ya?ml$/, '.patch.yaml')] as const;
      });
    }),
  );
}
