import type { KubeObject, KustomizationTransform } from '../manifest/index.js';

import { findConflicts } from './find-conflicts.js';
import { fixReferences } from './fix-references.js';
import { generate, type GeneratedObject, type GeneratorClash } from './generate.js';
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
  /** @default - none */
  readonly generators?: readonly GeneratedObject[] | undefined;
}

type ReportOn = (tracked: TrackedObject) => Report;

interface Reports {
  readonly reportOn: ReportOn;
  readonly reportClash: (clash: GeneratorClash) => void;
}

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
  const clashes: GeneratorClash[] = [];
  const reportClash = (clash: GeneratorClash) => clashes.push(clash);
  const built = fixReferences(accumulate(folder, { reportOn, reportClash }), reportOn);
  const known = built.filter((tracked) => !isOpen(tracked));
  const objects = known.map(({ object }) => object);
  const problems = [...found.values()];
  return hasGenerators(folder)
    ? {
        objects,
        problems,
        generated: { sources: known.map(sourceOf), open: built.filter(isOpen).map(sourceOf), clashes },
      }
    : { objects, problems };
}

function sourceOf({ source }: TrackedObject): KubeObject {
  return source;
}

function hasGenerators({ generators = [], folders = [] }: OverlayFolder): boolean {
  return generators.length > 0 || folders.some(hasGenerators);
}

function isOpen({ open }: TrackedObject): boolean {
  return open !== undefined && (open.name || open.data);
}

function accumulate(folder: OverlayFolder, reports: Reports): readonly TrackedObject[] {
  const { objects, transform, folders = [], generators = [] } = folder;
  const { reportOn, reportClash } = reports;
  const own = objects.map((object) => ({ source: object, object, earlier: [] }));
  const inside = [...own, ...folders.flatMap((child) => accumulate(child, reports))];
  const all = generators.length === 0 ? inside : generate(inside, generators, reportClash);
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
