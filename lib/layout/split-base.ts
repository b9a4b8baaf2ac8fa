import type { KubeObject, KustomizationTransform } from '../manifest/index.js';
import { type FolderModel, foldersIn } from '../model/index.js';

import { agreedTransform, remainingTransform } from './agreed-transform.js';
import type { Family } from './families.js';
import type { FolderContent } from './folder-plan.js';
import { withoutMarkedImages } from './image-comments.js';
import { OverlayLifter } from './overlay-lifter.js';
import { PatchPlanner } from './patch-planner.js';
import { type MemberContent, type SharedContent, shareContent } from './shared-content.js';
import { repeatableTransform } from './repeatable-transform.js';
import { type Parts, partsOf } from './split-parts.js';

/** What the folders of a family put into their base, and what each keeps. */
export interface BaseSplit {
  /** Undefined where they have nothing in common: then there is no base. */
  readonly base: BaseContent | undefined;
  readonly overlays: ReadonlyMap<FolderModel, FolderContent>;
}

export interface BaseContent extends FolderContent {
  /** Namespace that file names need not repeat. */
  readonly namespace: string;
  /** The folder whose values it has, or the first. */
  readonly folder: FolderModel;
}

/** Splits what the folders of a family hold. What each builds of the base and its own is exactly what it holds. */
export function splitBase(family: Family): BaseSplit {
  const agreed = agreedTransform(family.members.map(({ folder }) => folder.transform));
  return splitWith(family, withoutMarkedImages(agreed));
}

/** @param transform what the kustomization file of the base shall do, or as much of that as it can */
function splitWith(family: Family, transform: KustomizationTransform): BaseSplit {
  const content = shareContent(family, transform);
  const repeats = content.members.some((member) => hasOwn(member, family));
  if (repeats && isEmptyBase(content, family)) {
    return { base: undefined, overlays: overlaysOf(family, content, {}) };
  }
  const possible = repeats ? repeatableTransform(transform, objectsInBase(content, family)) : transform;
  return possible === transform ? baseAndOverlays(family, content, transform) : splitWith(family, possible);
}

/** All that are known to lie in the base. */
function objectsInBase({ objects }: SharedContent, family: Family): readonly KubeObject[] {
  const { folders } = partsOf(family, family.members[0].folder).common;
  const inside = folders.flatMap(foldersIn).flatMap((folder) => folder.objects);
  return [...objects.map(({ model }) => model), ...inside].map(({ object }) => object);
}

function baseAndOverlays(family: Family, content: SharedContent, transform: KustomizationTransform): BaseSplit {
  const folders = family.members.map((member) => member.folder);
  const folder = (family.references[0] ?? family.members[0]).folder;
  const { vendored, generators } = partsOf(family, folder).common;
  const base: BaseContent = {
    folder,
    namespace: folders.every(({ namespace }) => namespace === folder.namespace) ? folder.namespace : '',
    objects: content.objects.map(({ model }) => model),
    patches: [],
    vendored,
    generators,
    transform,
  };
  return { base, overlays: overlaysOf(family, content, transform) };
}

function overlaysOf(
  family: Family,
  content: SharedContent,
  inBase: KustomizationTransform,
): ReadonlyMap<FolderModel, FolderContent> {
  const planner = new PatchPlanner(content.objects, inBase);
  const lifter = new OverlayLifter(family, content, inBase);
  return new Map(
    content.members.map((split, index): [FolderModel, FolderContent] => {
      const { folder, objects } = split;
      const { vendored, generators } = partsOf(family, folder).own;
      // Beside the base, all of it has to reach what is not in the base, and so reaches the base once more.
      const known = hasOwn(split, family) ? {} : inBase;
      const remaining = remainingTransform(folder.transform, known);
      const { member, transform } = lifter.lift({ member: split, transform: remaining }, index);
      return [folder, { objects, patches: planner.plan(member, index), vendored, generators, transform }];
    }),
  );
}

function hasOwn({ folder, objects }: MemberContent, family: Family): boolean {
  return objects.length > 0 || !isNothing(partsOf(family, folder).own);
}

function isEmptyBase({ objects }: SharedContent, family: Family): boolean {
  return objects.length === 0 && isNothing(partsOf(family, family.members[0].folder).common);
}

function isNothing({ folders, vendored, generators }: Parts): boolean {
  return folders.length + vendored.length + generators.length === 0;
}
