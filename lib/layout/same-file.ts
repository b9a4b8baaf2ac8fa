import { groupBy } from '../util/index.js';

import type { Family } from './families.js';
import type { Sharer } from './sharer.js';

/** All who build the kustomization file that a member of a family has for itself: what it says has to be right for each. */
export type SharersAt = (index: number) => readonly Sharer[];

export function sameFileIn({ members }: Family): SharersAt {
  const byPath = groupBy(members, ({ folder }) => folder.path);
  return (index) => byPath.get(members[index]?.folder.path ?? '') ?? [];
}
