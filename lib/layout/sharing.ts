import type { KubeObject, KustomizationTransform } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';
import { type MergeOnlyAt, type ObjectPatch, type SharedObjects, shareObjects } from '../overlay/index.js';

import { canonicalFile } from './canonical-file.js';
import type { Family } from './families.js';
import { MarkedTexts } from './marked-texts.js';
import type { MarkedPatch, SharedModel } from './shared-model.js';

/**
 * Hands the objects of a family over with their markers in them, and reads the answer. Where the folders are those of
 * several clusters, marked values stay with each: two clusters may well have policies of one name that choose otherwise,
 * and the automation of each looks at folders of its own.
 */
export class Sharing {
  private readonly texts = new MarkedTexts();
  /** For each folder the objects that are handed over, and whose they are. */
  private readonly members: readonly ReadonlyMap<KubeObject, ObjectModel>[];
  /** Index of the folder whose values the base has. */
  private readonly reference: number | undefined;
  private readonly isOfSeveral: boolean;
  /** Whose automation changes the marked values of each folder. */
  private readonly owners: readonly string[];

  /** @param transform what the kustomization file of the base does */
  constructor(
    { members, references: [reference] }: Family,
    private readonly transform: KustomizationTransform,
  ) {
    this.reference = reference && members.indexOf(reference);
    this.isOfSeveral = members.some(({ cluster }) => cluster !== members[0].cluster);
    this.owners = members.map(({ cluster }) => (this.isOfSeveral ? cluster.name : ''));
    this.members = members.map(
      ({ folder }, index) => new Map(folder.objects.map((model) => [this.joined(model, index), model])),
    );
  }

  share(mergeOnly: MergeOnlyAt): SharedModel[] {
    return this.shareSome(
      this.members.map((models) => [...models.keys()]),
      mergeOnly,
    );
  }

  /** The same with one object only. */
  shareAgain({ of }: SharedModel, mergeOnly: MergeOnlyAt): SharedModel[] {
    return this.shareSome(
      of.map((model, index) => [this.joined(model, index)]),
      mergeOnly,
    );
  }

  private joined(model: ObjectModel, index: number): KubeObject {
    return this.texts.join(model, this.owners[index] ?? '');
  }

  private shareSome(objects: readonly (readonly KubeObject[])[], mergeOnly: MergeOnlyAt): SharedModel[] {
    const { base, variants } = this.shareJoined(objects, mergeOnly);
    const patches = variants.map((variant) => new Map(variant.patches.map((each) => [each.object, each])));
    return base.map(({ object, of }) => {
      const joined = of.slice(0, this.members.length);
      const models = joined.map((each, index) => this.members[index]?.get(each) as ObjectModel);
      const model = this.baseModel(object, models, models[of.indexOf(object)] ?? models[this.reference ?? -1]);
      return { model, of: models, patches: joined.map((each, index) => this.markedPatch(patches[index]?.get(each))) };
    });
  }

  /** With a reference of several clusters, the base has its values, but no markers: its own folder says these again. */
  private shareJoined(objects: readonly (readonly KubeObject[])[], mergeOnly: MergeOnlyAt): SharedObjects {
    const { transform, reference = -1 } = this;
    const models = this.isOfSeveral ? this.members[reference] : undefined;
    if (models === undefined) return shareObjects(objects, { transform, reference: this.reference, mergeOnly });
    const values = (objects[reference] ?? []).map((object) => models.get(object)?.object ?? object);
    return shareObjects([...objects, values], { transform, reference: objects.length, mergeOnly });
  }

  /** The file is that of all, or of nobody. */
  private baseModel(joined: KubeObject, of: readonly ObjectModel[], own: ObjectModel | undefined): ObjectModel {
    const { data, comments } = this.texts.split(joined);
    const { origin = {}, file } = own ?? of[0] ?? {};
    const isAgreed = of.every((model) => fileOf(model.file) === fileOf(file));
    return { object: own?.object ?? data, comments, file: isAgreed ? file : undefined, origin };
  }

  private markedPatch(found: ObjectPatch | undefined): MarkedPatch | undefined {
    if (found === undefined) return undefined;
    const { data: patch, comments } = this.texts.split(found.patch);
    return { patch, comments };
  }
}

function fileOf(file: string | undefined): string | undefined {
  return file === undefined ? undefined : canonicalFile(file);
}
