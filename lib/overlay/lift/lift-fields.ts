import type { KubeObject, KustomizationTransform, Patch } from '../../manifest/index.js';

import { applyTransform } from '../apply-transform.js';
import { makePatch, type MergeOnly } from '../share/make-patch.js';
import { patchLines } from '../share/patch-lines.js';
import { sameJson } from '../share/same-json.js';
import { fewestLines } from './fewest-lines.js';
import { imageEntries } from './image-entries.js';
import { labelEntries } from './label-entries.js';
import { before, type LiftedEntry, type LiftedField, liftedTransform } from './lifted-entry.js';
import type { OverlayObjects, PatchedObject } from './overlay-objects.js';
import { replicaEntries } from './replica-entries.js';
import { transformLines } from './transform-lines.js';

export interface LiftOptions {
  /** Those that may be used. */
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

/** Lines that an entry of `patches` takes: the file, and for operations the target with kind and name. */
const ENTRY_LINES = { merge: 1, operations: 4 };

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
  const patches = new RemainingPatches(objects.patched, options);
  const chosen = fewestLines(entries, (some) => patches.lines(some) + transformLines(liftedTransform(some)));
  if (chosen.length === 0 || !patches.areExact(chosen)) return undefined;
  return { transform: liftedTransform(chosen), patches: patches.of(chosen).map((patch) => patch?.body) };
}

interface RemainingPatch {
  readonly body: Patch['patch'] | undefined;
  /** Infinite where no patch is certain. */
  readonly lines: number;
}

const NO_PATCH: RemainingPatch = { body: undefined, lines: 0 };

/** What is left of patches beside some entries. */
class RemainingPatches {
  private readonly known: readonly Map<string, RemainingPatch>[];

  constructor(
    private readonly patched: readonly PatchedObject[],
    private readonly options: LiftOptions,
  ) {
    this.known = patched.map(() => new Map<string, RemainingPatch>());
  }

  of(entries: readonly LiftedEntry[]): readonly RemainingPatch[] {
    return this.patched.map((each, index) => this.patchOf(each, index, entries));
  }

  lines(entries: readonly LiftedEntry[]): number {
    const patches = this.of(entries);
    const heading = patches.some(({ lines }) => lines > 0) ? 1 : 0;
    return patches.reduce((sum, { lines }) => sum + lines, heading);
  }

  areExact(entries: readonly LiftedEntry[]): boolean {
    const { transform: own = {} } = this.options;
    const transform = { ...own, ...liftedTransform(entries) };
    return this.patched.every(({ from, to }) => {
      const [expected, actual] = [transformed(to, own), transformed(before(from, to, entries), transform)];
      return actual !== undefined && sameJson(actual, expected);
    });
  }

  private patchOf({ from, to, patch }: PatchedObject, index: number, entries: readonly LiftedEntry[]): RemainingPatch {
    const effective = entries.filter((entry) => before(from, to, [entry]) !== to);
    if (effective.length === 0) return withLines(patch);
    const key = JSON.stringify(effective);
    const known = this.known[index]?.get(key) ?? this.makePatch(from, before(from, to, effective));
    this.known[index]?.set(key, known);
    return known;
  }

  private makePatch(from: KubeObject, to: KubeObject): RemainingPatch {
    if (sameJson(from, to)) return NO_PATCH;
    const body = makePatch(from, to, this.options.mergeOnly);
    return body === undefined ? { body, lines: Number.POSITIVE_INFINITY } : withLines(body);
  }
}

function withLines(body: Patch['patch']): RemainingPatch {
  const entry = Array.isArray(body) ? ENTRY_LINES.operations : ENTRY_LINES.merge;
  return { body, lines: patchLines(body) + entry };
}

/** Undefined where kustomize refuses, or where its result is not known. */
function transformed(object: KubeObject, transform: KustomizationTransform): KubeObject | undefined {
  const { objects, problems } = applyTransform([object], transform);
  return problems.length === 0 ? objects[0] : undefined;
}
