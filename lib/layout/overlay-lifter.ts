import type { KubeObject, KustomizationTransform, Patch } from '../manifest/index.js';
import { type FolderModel, foldersIn, type ObjectModel } from '../model/index.js';
import {
  buildFolder,
  type LiftedField,
  liftFields,
  type MergeOnlyAt,
  type OverlayFolder,
  transformedObject,
} from '../overlay/index.js';

import type { Family } from './families.js';
import { meetsFlux } from './meets-flux.js';
import { mergeOnlyIn } from './merge-only.js';
import { overlayFolder } from './overlay-folder.js';
import { sameFileIn, type SharersAt } from './same-file.js';
import type { MemberContent, SharedContent } from './shared-content.js';
import type { SharedModel } from './shared-model.js';
import { partsOf } from './split-parts.js';

const FIELDS: readonly LiftedField[] = ['labels', 'replicas', 'images'];

/** What an overlay says, and what its kustomization file does to all of it. */
export interface Overlay {
  readonly member: MemberContent;
  readonly transform: KustomizationTransform;
}

/** Lets the kustomization files of the overlays of one base say what they say better than patches. */
export class OverlayLifter {
  private readonly mergeOnly: MergeOnlyAt;
  private readonly sharersAt: SharersAt;
  private readonly inBase = new Map<KubeObject, KubeObject | undefined>();

  /** @param transform what the kustomization file of the base does */
  constructor(
    private readonly family: Family,
    private readonly content: SharedContent,
    private readonly transform: KustomizationTransform,
  ) {
    this.mergeOnly = mergeOnlyIn(family);
    this.sharersAt = sameFileIn(family);
  }

  /** @param index that of the member in its family */
  lift(overlay: Overlay, index: number): Overlay {
    const { member, transform } = overlay;
    const fields = member.patches.length === 0 ? [] : this.fieldsFor(member.folder, index);
    const objects = fields.length === 0 ? undefined : this.objectsOf(member, index);
    const mergeOnly = (object: KubeObject) => this.mergeOnly(object, index);
    const lifted = objects && liftFields(objects, { fields, transform, mergeOnly });
    if (objects === undefined || lifted === undefined) return overlay;
    const rest = new Map(objects.patched.map(({ source }, at) => [source, lifted.patches[at]]));
    const patches = member.patches.flatMap((each) => {
      const patch = rest.has(each.object) ? rest.get(each.object) : each.patch;
      return patch === undefined ? [] : { ...each, patch };
    });
    return { member: { ...member, patches }, transform: { ...transform, ...lifted.transform } };
  }

  private fieldsFor(folder: FolderModel, index: number): readonly LiftedField[] {
    const sharers = this.sharersAt(index);
    return liftable(folder).filter((field) => !sharers.some((sharer) => meetsFlux(field, sharer)));
  }

  /** Undefined where it is not known what kustomize makes of all of them. */
  private objectsOf(member: MemberContent, index: number) {
    const patches = new Map(member.patches.map(({ object, patch }) => [object, patch]));
    const placed = this.content.objects.map((each) => this.placedIn(index, each, patches));
    const inFolders = this.objectsInFolders(member.folder);
    if (inFolders === undefined || !placed.every((each) => each !== undefined)) return undefined;
    const own = member.objects.map((model) => ({ to: model.object, isMarked: hasMarkers(model) }));
    const kept = placed.filter(({ patch, isMarked }) => patch === undefined || isMarked);
    return {
      patched: placed.flatMap(({ patch, isMarked, ...rest }) =>
        patch === undefined || isMarked ? [] : { patch, ...rest },
      ),
      others: [...[...kept, ...own].map(({ to }) => to), ...inFolders],
      pinned: new Set([...kept, ...own].filter(({ isMarked }) => isMarked).map(({ to }) => to)),
    };
  }

  private placedIn(index: number, { model, of }: SharedModel, patches: ReadonlyMap<KubeObject, Patch['patch']>) {
    const own = of[index] ?? model;
    const patch = patches.get(own.object);
    const from = this.based(model.object);
    const to = patch === undefined ? from : this.placed(own.object);
    if (from === undefined || to === undefined) return undefined;
    return { source: own.object, from, to, patch, isMarked: hasMarkers(own) || hasMarkers(model) };
  }

  private objectsInFolders(folder: FolderModel): readonly KubeObject[] | undefined {
    if (folder.folders.length === 0) return [];
    const { common, own } = partsOf(this.family, folder);
    const inBase: OverlayFolder = {
      objects: [],
      transform: this.transform,
      folders: common.folders.map(overlayFolder),
    };
    const { objects, problems } = buildFolder({
      objects: [],
      transform: {},
      folders: [inBase, ...own.folders.map(overlayFolder)],
    });
    return problems.length === 0 ? objects : undefined;
  }

  /** An object of the base as the overlays meet it: computed once for all of them. */
  private based(object: KubeObject): KubeObject | undefined {
    if (!this.inBase.has(object)) this.inBase.set(object, this.placed(object));
    return this.inBase.get(object);
  }

  private placed(object: KubeObject): KubeObject | undefined {
    return transformedObject(object, this.transform);
  }
}

/**
 * What the author wrote has one place. What vendored files and generators hold would change too, and what image
 * automation does to a folder inside.
 */
function liftable(folder: FolderModel): readonly LiftedField[] {
  const all = foldersIn(folder);
  if (all.some(({ vendored }) => vendored.length > 0)) return [];
  const not: Readonly<Record<LiftedField, boolean>> = {
    labels: all.some(({ generators = [], objects }) => generators.length > 0 || objects.some(hasMarkedLabel)),
    replicas: false,
    images: all.some((child) => child !== folder && child.objects.some(hasMarkers)),
  };
  return FIELDS.filter((field) => folder.transform[field] === undefined && !not[field]);
}

function hasMarkedLabel({ comments = {} }: ObjectModel): boolean {
  return Object.keys(comments).some((pointer) => pointer.startsWith('/metadata/labels/'));
}

function hasMarkers({ comments = {} }: ObjectModel): boolean {
  return Object.keys(comments).length > 0;
}
