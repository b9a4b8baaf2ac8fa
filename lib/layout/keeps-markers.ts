import { type KubeObject, type KustomizationTransform, type Patch, stringifyJson } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';
import { applyPatch, applyTransform, sameJson } from '../overlay/index.js';

import { changeMarked, type Comments } from './change-marked.js';

/** An object of a base, what it stands for, and what leads to each of these; undefined: nothing has to. */
export interface PatchedModel {
  readonly model: ObjectModel;
  readonly of: readonly ObjectModel[];
  readonly patches: readonly (MarkedPatch | undefined)[];
}

export interface MarkedPatch extends Pick<Patch, 'patch'> {
  /** Image automation markers, by JSON pointer. */
  readonly comments: Comments | undefined;
}

/**
 * Whether image automation can do what it did to the complete objects where a base and patches stand for them: each
 * marked value is in the base or in the patch, once, with its marker, and another value there is that value of the
 * object and changes nothing else.
 *
 * @param transform what the kustomization file of the base does
 */
export function keepsMarkers({ model, of, patches }: PatchedModel, transform: KustomizationTransform): boolean {
  if (of.every(({ comments }) => comments === undefined)) return true;
  return of.every((variant, index) => {
    const patch = patches[index];
    if (patch === undefined) return hasMarkersOf(model, variant);
    return isReadable(patch) && new Trial(model, patch, transform).leadsTo(variant);
  });
}

function hasMarkersOf(base: ObjectModel, { object, comments = {} }: ObjectModel): boolean {
  const isAlike = stringifyJson({ ...base.comments }) === stringifyJson({ ...comments });
  return isAlike && stringifyJson(valuesAt(base.object, comments)) === stringifyJson(valuesAt(object, comments));
}

/** Image automation leaves files alone that begin with a list, as JSON 6902 operations do. */
function isReadable({ patch, comments }: MarkedPatch): boolean {
  return comments === undefined || !Array.isArray(patch);
}

function valuesAt(object: KubeObject, comments: Comments): Record<string, string> {
  const values: Record<string, string> = {};
  changeMarked(object, comments, (text, pointer) => {
    values[pointer] = text;
    return text;
  });
  return values;
}

/** Tells where a value stands by what becomes of another one there. */
class Trial {
  /** By the value that was put there, the marker behind it. */
  private readonly signs = new Map<string, string>();

  constructor(
    private readonly base: ObjectModel,
    private readonly patch: MarkedPatch,
    private readonly transform: KustomizationTransform,
  ) {}

  leadsTo({ object, comments = {} }: ObjectModel): boolean {
    if (!sameJson(this.patched(this.base.object, this.patch.patch), this.transformed(object))) return false;
    const base = this.signed(this.base.object, this.base.comments);
    const inBase = new Set(this.signs.keys());
    const result = this.patched(base, this.signed(this.patch.patch, this.patch.comments));
    if (result === undefined) return false;
    const values = valuesAt(result, comments);
    const used = new Set(Object.values(values));
    const isComplete = [...this.signs.keys()].every((sign) => used.has(sign) || inBase.has(sign));
    const isRight = Object.entries(comments).every(([at, comment]) => this.signs.get(values[at] ?? '') === comment);
    if (!isComplete || !isRight || used.size !== Object.keys(comments).length) return false;
    return sameJson(result, this.transformed(changeMarked(object, comments, (text, at) => values[at] ?? text)));
  }

  private signed<T extends KubeObject | Patch['patch']>(data: T, comments: Comments = {}): T {
    return changeMarked(data, comments, (text, pointer) => {
      const sign = `${text}-${this.signs.size}`;
      this.signs.set(sign, comments[pointer] ?? '');
      return sign;
    });
  }

  private patched(base: KubeObject, patch: Patch['patch']): KubeObject | undefined {
    const from = this.transformed(base);
    const result = from === undefined ? undefined : applyPatch(from, patch);
    return result === 'deleted' ? undefined : result;
  }

  private transformed(object: KubeObject): KubeObject | undefined {
    const { objects, problems } = applyTransform([object], this.transform);
    return problems.length === 0 ? objects[0] : undefined;
  }
}
