import type { KubeObject, KustomizationTransform } from '../manifest/index.js';

import { findConflicts } from './find-conflicts.js';
import { fixReferences } from './fix-references.js';
import { generate, type GeneratedObject, type GeneratorClash } from './generate.js';
import type { OverlayProblem, OverlayResult, Report, UnmatchedReplicas } from './overlay-result.js';
import { setImages } from './set-images.js';
import { setLabels } from './set-labels.js';
import { setNamespace } from './set-namespace.js';
import { scales, setReplicas } from './set-replicas.js';
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
  readonly reportUnmatched: (unmatched: UnmatchedReplicas) => void;
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
  const unmatched: UnmatchedReplicas[] = [];
  const reportUnmatched = (entry: UnmatchedReplicas) => unmatched.push(entry);
  const built = fixReferences(accumulate(folder, { reportOn, reportClash, reportUnmatched }), reportOn);
  const known = built.filter((tracked) => !isOpen(tracked));
  const objects = known.map(({ object }) => object);
  const generated = { sources: known.map(sourceOf), open: built.filter(isOpen).map(sourceOf), clashes };
  return {
    objects,
    problems: [...found.values()],
    ...(unmatched.length === 0 ? {} : { unmatched }),
    ...(hasGenerators(folder) ? { generated } : {}),
  };
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
  const { reportOn, reportClash, reportUnmatched } = reports;
  const own = objects.map((object) => ({ source: object, object, earlier: [] }));
  const inside = [...own, ...folders.flatMap((child) => accumulate(child, reports))];
  const all = generators.length === 0 ? inside : generate(inside, generators, reportClash);
  for (const entry of transform.replicas ?? []) {
    if (!all.some(({ object }) => scales(entry, object))) reportUnmatched({ transform, entry });
  }
  const built = all.map((tracked) => transformed(tracked, transform, reportOn(tracked)));
  if (hasNamespace(transform) || folders.length > 0) {
    for (const tracked of findConflicts(built)) reportOn(tracked)('metadata.name', 'is taken by another object');
  }
  return built;
}

/** In kustomize's order. */
function transformed(tracked: TrackedObject, transform: KustomizationTransform, report: Report): TrackedObject {
  const { namespace = '', labels = {}, replicas = [], images = [] } = transform;
  const placed = namespace === '' ? tracked.object : setNamespace(tracked.object, namespace, report);
  const object = setImages(setReplicas(setLabels(placed, labels, report), replicas, report), images, report);
  return namespace === '' ? { ...tracked, object } : moved(tracked, object);
}

function hasNamespace({ namespace = '' }: KustomizationTransform): boolean {
  return namespace !== '';
}
