import type { FolderModel } from '../model/index.js';
import { groupBy } from '../util/index.js';

import { baseOf, type Sharer } from './sharer.js';
import { type SplitParts, splitParts } from './split-parts.js';

/** All folders that keep their content in one base. */
export interface Family {
  readonly base: string;
  readonly members: readonly [Sharer, ...Sharer[]];
  /** Those whose values the base has; the first stands for all. */
  readonly references: readonly Sharer[];
  readonly parts: ReadonlyMap<FolderModel, SplitParts>;
}

/** The families by their base. They do not depend on where anything is laid out. */
export function familiesAmong(sharers: readonly Sharer[]): ReadonlyMap<string, Family> {
  const based = sharers.filter(({ folder }) => baseOf(folder) !== undefined);
  const groups = groupBy(based, ({ folder }) => baseOf(folder) ?? '');
  return new Map(
    [...groups].map(([base, members]): [string, Family] => {
      const references = members.filter(({ folder }) => folder.reference === true);
      return [base, { base, members, references, parts: splitParts(members.map(({ folder }) => folder)) }];
    }),
  );
}
