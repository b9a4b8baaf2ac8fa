import type { KubeObject, Patch } from '../../manifest/index.js';
import { getOrAdd } from '../../util/index.js';

import { makePatch, type MergeOnly } from '../share/make-patch.js';
import { overlayLines } from '../share/overlay-lines.js';
import { sameJson } from '../share/same-json.js';
import { before, type LiftedEntry } from './lifted-entry.js';
import type { PatchedObject } from './overlay-objects.js';

export interface RemainingPatch {
  /** Undefined where nothing is left, or no patch is certain. */
  readonly body: Patch['patch'] | undefined;
  /** Infinite where no patch is certain. */
  readonly lines: number;
}

const NO_PATCH: RemainingPatch = { body: undefined, lines: 0 };

/** What is left of the patches of an overlay beside some of the entries that may take their place. */
export class RemainingPatches {
  private readonly objects: readonly RemainingOfObject[];

  constructor(patched: readonly PatchedObject[], entries: readonly LiftedEntry[], mergeOnly: MergeOnly | undefined) {
    this.objects = patched.map((each) => new RemainingOfObject(each, entries, mergeOnly));
  }

  of(entries: readonly LiftedEntry[]): readonly RemainingPatch[] {
    return this.objects.map((object) => object.beside(entries));
  }

  /** All of them, with their entries in the kustomization file. */
  lines(entries: readonly LiftedEntry[]): number {
    const patches = this.of(entries);
    const heading = patches.some(({ lines }) => lines > 0) ? 1 : 0;
    return patches.reduce((sum, { lines }) => sum + lines, heading);
  }
}

/** Makes each patch once: the same entries are asked for again and again. */
class RemainingOfObject {
  private readonly meets: ReadonlySet<LiftedEntry>;
  private readonly known = new Map<string, RemainingPatch>();

  constructor(
    private readonly patched: PatchedObject,
    private readonly entries: readonly LiftedEntry[],
    private readonly mergeOnly: MergeOnly | undefined,
  ) {
    const { from, to } = patched;
    this.meets = new Set(entries.filter((entry) => before(from, to, [entry]) !== to));
  }

  beside(entries: readonly LiftedEntry[]): RemainingPatch {
    const effective = entries.filter((entry) => this.meets.has(entry));
    const key = effective.map((entry) => this.entries.indexOf(entry)).join();
    return getOrAdd(this.known, key, () => this.make(effective));
  }

  private make(entries: readonly LiftedEntry[]): RemainingPatch {
    const { from, to, patch } = this.patched;
    if (entries.length === 0) return withLines(patch);
    const left: KubeObject = before(from, to, entries);
    if (sameJson(from, left)) return NO_PATCH;
    const body = makePatch(from, left, this.mergeOnly);
    return body === undefined ? { body, lines: Number.POSITIVE_INFINITY } : withLines(body);
  }
}

function withLines(body: Patch['patch']): RemainingPatch {
  return { body, lines: overlayLines(body) };
}
