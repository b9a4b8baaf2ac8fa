import type { FolderModel } from '../model/index.js';
import { groupBy } from '../util/index.js';

import { referencesAmong } from './references-among.js';
import type { Sharer } from './sharer.js';
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
  return new Map(
    [...byBase(sharers)].map(([base, members]): [string, Family] => {
      const parts = splitParts(members.map(({ folder }) => folder));
      return [base, { base, members, references: referencesAmong(members), parts }];
    }),
  );
}

/** Those that have a base, by its path. */
export function byBase(sharers: readonly Sharer[]): ReadonlyMap<string, readonly [Sharer, ...Sharer[]]> {
  const based = sharers.filter(({ folder }) => folder.base !== undefined);
  return groupBy(based, ({ folder }) => folder.base ?? '');
}
