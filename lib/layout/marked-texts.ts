import { type Json, jsonPointer, type KubeObject, mapTexts } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';
import { getOrAdd } from '../util/index.js';

import { changeMarked, type Comments } from './change-marked.js';

/** Stands between a value and its marker: a character that means nothing. */
const JOINT = '\u{F8F0}';

/** Data as it is in a file, and the comments behind its values. */
export interface MarkedData<T extends Json = KubeObject> {
  readonly data: T;
  readonly comments: Comments | undefined;
}

interface MarkedValue {
  readonly value: string;
  readonly comment: string;
}

/**
 * Values joined with the markers of image automation behind them. So what compares objects and makes patches of them
 * needs to know no markers: two values are the same only where their markers are, and a marker goes where its value does.
 */
export class MarkedTexts {
  private readonly known = new Map<string, MarkedValue>();
  private readonly joined = new Map<ObjectModel, KubeObject>();

  /**
   * The object itself where it has no markers, and always the same one for a model.
   *
   * @param owner whose automation changes its values: those of two owners are never the same
   */
  join(model: ObjectModel, owner: string): KubeObject {
    const { object, comments } = model;
    if (comments === undefined) return object;
    return getOrAdd(this.joined, model, () => this.joinOnce(object, { comments, owner }));
  }

  split<T extends Json>(joined: T): MarkedData<T> {
    if (this.known.size === 0) return { data: joined, comments: undefined };
    const comments: Record<string, string> = {};
    const data = mapTexts(joined, (text, { steps, isKey }) => {
      const found = isKey ? undefined : this.known.get(text);
      if (found !== undefined) comments[jsonPointer(steps)] = found.comment;
      return found?.value ?? text;
    }) as T;
    return { data, comments: Object.keys(comments).length === 0 ? undefined : comments };
  }

  private joinOnce(
    object: KubeObject,
    { comments, owner }: { readonly comments: Comments; readonly owner: string },
  ): KubeObject {
    return changeMarked(object, comments, (value, pointer) => {
      const comment = comments[pointer] ?? '';
      const text = [value, owner, comment].join(JOINT);
      this.known.set(text, { value, comment });
      return text;
    });
  }
}
