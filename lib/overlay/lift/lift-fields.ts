import type { KustomizationTransform, Patch } from '../../manifest/index.js';

import type { MergeOnly } from '../share/make-patch.js';
import { sameJson } from '../share/same-json.js';
import { transformedObject } from '../transformed-object.js';
import { fewestLines } from './fewest-lines.js';
import { imageEntries } from './image-entries.js';
import { labelEntries } from './label-entries.js';
import { before, type LiftedEntry, type LiftedField, liftedTransform } from './lifted-entry.js';
import type { OverlayObjects, PatchedObject } from './overlay-objects.js';
import { RemainingPatches } from './remaining-patches.js';
import { replicaEntries } from './replica-entries.js';
import { transformLines } from './transform-lines.js';

export interface LiftOptions {
  /** Those that may be used; the last ones are given up first where all together are not certain. */
  readonly fields: readonly LiftedField[];
  /** What else the kustomization file of the overlay does. @default - nothing */
  readonly transform?: KustomizationTransform | undefined;
  /** Asked of an object that JSON 6902 would patch, where that would change others. @default - of none */
  readonly mergeOnly?: MergeOnly | undefined;
}

export interface Lifted {
  readonly transform: KustomizationTransform;
  /** What is left of the patches, in their order; undefined: nothing. */
  readonly patches: readonly (Patch['patch'] | undefined)[];
}

const ENTRIES: Readonly<Record<LiftedField, (objects: OverlayObjects) => readonly LiftedEntry[]>> = {
  labels: labelEntries,
  replicas: replicaEntries,
  images: imageEntries,
};

/**
 * The fields of the kustomization file of an overlay that say what differs in fewer lines than its patches, or in as
 * many, and what is left for patches. What both make of all objects is exactly what the patches made. Undefined where
 * no field does, or none is certain to.
 */
export function liftFields(objects: OverlayObjects, options: LiftOptions): Lifted | undefined {
  if (objects.patched.length === 0) return undefined;
  const entries = options.fields.flatMap((field) => ENTRIES[field](objects));
  if (entries.length === 0) return undefined;
  const patches = new RemainingPatches(objects.patched, entries, options.mergeOnly);
  const chosen = fewestLines(entries, (some) => patches.lines(some) + transformLines(liftedTransform(some)));
  if (chosen.length === 0) return undefined;
  if (!areExact(objects.patched, chosen, options)) return liftFields(objects, withoutLast(options));
  return { transform: liftedTransform(chosen), patches: patches.of(chosen).map((patch) => patch?.body) };
}

/** Each entry is right by itself, but one image may become another that is replaced too. */
function withoutLast(options: LiftOptions): LiftOptions {
  return { ...options, fields: options.fields.slice(0, -1) };
}

function areExact(
  patched: readonly PatchedObject[],
  entries: readonly LiftedEntry[],
  { transform: own = {} }: LiftOptions,
): boolean {
  const transform = { ...own, ...liftedTransform(entries) };
  return patched.every(({ from, to }) => {
    const [expected, actual] = [transformedObject(to, own), transformedObject(before(from, to, entries), transform)];
    return actual !== undefined && sameJson(actual, expected);
  });
}
