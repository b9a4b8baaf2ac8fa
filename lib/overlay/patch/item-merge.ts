import type { Json, JsonObject } from '../../manifest/index.js';

/** How items of lists are told apart, and what is made of those that are one. */
export interface ItemMerge {
  /** What items are matched by; empty: the items are texts. */
  readonly keys: readonly string[];
  readonly merge: (there: JsonObject | undefined, patch: JsonObject | undefined) => Json | undefined;
  /** The result is not certain. */
  readonly doubt: () => void;
}
