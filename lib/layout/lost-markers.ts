import {
  type Json,
  type KubeObject,
  type KustomizationTransform,
  type Patch,
  stringifyJson,
} from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';
import { applyPatch, sameJson, transformedObject } from '../overlay/index.js';

import { changeMarked, type Comments } from './change-marked.js';
import type { MarkedData } from './marked-texts.js';
import type { MarkedPatch, SharedModel } from './shared-model.js';

const NONE: ReadonlySet<number> = new Set();

/**
 * For which objects image automation could not do any more what it does to the complete ones where a base and patches
 * stand for them. It can where each marked value is in the base or in the patch, once, with its marker, and another
 * value there is that value of the object and changes nothing else.
 *
 * @param transform what the kustomization file of the base does
 * @returns indexes of the objects
 */
export function lostMarkers(shared: SharedModel, transform: KustomizationTransform): ReadonlySet<number> {
  const { model, of, patches } = shared;
  if (of.every(({ comments }) => comments === undefined)) return NONE;
  const trial = new Trial(model, transform);
  const isLost = (variant: ObjectModel, patch: MarkedPatch | undefined) =>
    patch === undefined ? !hasMarkersOf(model, variant) : !isReadable(patch) || !trial.leads(patch, variant);
  return new Set([...of.keys()].filter((index) => isLost(of[index] as ObjectModel, patches[index])));
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

/** Texts that stand in place of marked values, and the marker behind each. */
type Signs = ReadonlyMap<string, string>;

/** Tells where a value stands by what becomes of another one there. */
class Trial {
  private readonly from: KubeObject | undefined;
  /** The base with signs in it. */
  private readonly signed: KubeObject | undefined;
  private readonly signs: Signs;

  constructor(
    { object, comments }: ObjectModel,
    private readonly transform: KustomizationTransform,
  ) {
    const { data, signs } = withSigns({ data: object, comments }, 'base');
    this.signs = signs;
    this.from = this.transformed(object);
    this.signed = this.transformed(data);
  }

  leads({ patch, comments }: MarkedPatch, variant: ObjectModel): boolean {
    if (!sameJson(patched(this.from, patch), this.transformed(variant.object))) return false;
    const { data, signs } = withSigns({ data: patch, comments }, 'patch');
    const result = patched(this.signed, data);
    return result !== undefined && this.isFollowed(variant, { result, signs });
  }

  /** Whether each marked value is a sign of its marker now, with all signs of the patch, and nothing else changed. */
  private isFollowed(
    { object, comments: markers = {} }: ObjectModel,
    { result, signs }: { readonly result: KubeObject; readonly signs: Signs },
  ): boolean {
    const found = valuesAt(result, markers);
    const used = new Set(Object.values(found));
    const markerOf = (sign = '') => signs.get(sign) ?? this.signs.get(sign);
    const pointers = Object.keys(markers);
    const isMarked = used.size === pointers.length && pointers.every((at) => markerOf(found[at]) === markers[at]);
    if (!isMarked || [...signs.keys()].some((sign) => !used.has(sign))) return false;
    return sameJson(result, this.transformed(changeMarked(object, markers, (text, at) => found[at] ?? text)));
  }

  private transformed(object: KubeObject): KubeObject | undefined {
    return transformedObject(object, this.transform);
  }
}

function withSigns<T extends Json>({ data, comments = {} }: MarkedData<T>, part: 'base' | 'patch') {
  const signs = new Map<string, string>();
  const signed = changeMarked(data, comments, (text, pointer) => {
    const sign = `${text}-${part}-${signs.size}`;
    signs.set(sign, comments[pointer] ?? '');
    return sign;
  });
  return { data: signed, signs: signs as Signs };
}

function patched(from: KubeObject | undefined, patch: Patch['patch']): KubeObject | undefined {
  const result = from === undefined ? undefined : applyPatch(from, patch);
  return result === 'deleted' ? undefined : result;
}
