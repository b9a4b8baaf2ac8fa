import type { Patch } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

import type { Comments } from './change-marked.js';

/** An object of a base, and what it stands for in each folder of its family. */
export interface SharedModel {
  readonly model: ObjectModel;
  /** In the order of the family, as the patches. */
  readonly of: readonly ObjectModel[];
  /** What leads to each of these; undefined: nothing has to. */
  readonly patches: readonly (MarkedPatch | undefined)[];
}

export interface MarkedPatch extends Pick<Patch, 'patch'> {
  /** Image automation markers, by JSON pointer. */
  readonly comments: Comments | undefined;
}
