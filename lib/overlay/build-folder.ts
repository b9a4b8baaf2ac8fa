import type { KubeObject, KustomizationTransform } from '../manifest/index.js';

import { findConflicts } from './find-conflicts.js';
import { fixReferences } from './fix-references.js';
import type { OverlayProblem, OverlayResult, Report } from './overlay-result.js';
import { setImages } from './set-images.js';
import { setLabels } from './set-labels.js';
import { setNamespace } from './set-namespace.js';
import { moved, type TrackedObject } from './tracked-object.js';

/** A folder with a kustomization file, and the folders it lists. */
export interface OverlayFolder {
  readonly objects: readonly KubeObject[];
  readonly transform: KustomizationTransform;
  /** @default - none */
  readonly folders?: readonly OverlayFolder[] | undefined;
}

type ReportOn = (tracked: TrackedObject) => Report;

/**
 * What kustomize builds from a tree of folders: the objects of the outer one first, then those of each folder in it.
 * The inner transforms come first, as `applyTransform` has them; references are looked up once, at the end, among all
 * objects of the build, so they may reach from one folder into another.
 */
export function buildFolder(folder: OverlayFolder): OverlayResult {
  const found = new Map<string, OverlayProblem>();
  const numbers = new Map<KubeObject, number>();
  const reportOn: ReportOn =
    ({ source }) =>
    (path, message) => {
      const number = numbers.get(source) ?? numbers.size;
      numbers.set(source, number);
      found.set(`${number} ${path} ${message}`, { object: source, path, message });
    };
  const built = fixReferences(accumulate(folder, reportOn), reportOn);
  return { objects: built.map(({ object }) => object), problems: [...found.values()] };
}

function accumulate(folder: OverlayFolder, reportOn: ReportOn): readonly TrackedObject[] {
  const { objects, transform, folders = [] } = folder;
  const own = objects.map((object) => ({ source: object, object, earlier: [] }));
  const all = [...own, ...folders.flatMap((child) => accumulate(child, reportOn))];
  const built = all.map((tracked) => transformed(tracked, transform, reportOn(tracked)));
  if (hasNamespace(transform) || folders.length > 0) {
    for (const tracked of findConflicts(built)) reportOn(tracked)('metadata.name', 'is taken by another object');
  }
  return built;
}

/** In kustomize's order. */
function transformed(tracked: TrackedObject, transform: KustomizationTransform, report: Report): TrackedObject {
  const { namespace = '', labels = {}, images = [] } = transform;
  const placed = namespace === '' ? tracked.object : setNamespace(tracked.object, namespace, report);
  const object = setImages(setLabels(placed, labels, report), images, report);
  return namespace === '' ? { ...tracked, object } : moved(tracked, object);
}

function hasNamespace({ namespace = '' }: KustomizationTransform): boolean {
  return namespace !== '';
}
