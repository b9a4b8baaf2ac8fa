import { compareCodeUnits } from '../../util/index.js';

import type { Entry } from './entry.js';

/** An entry that has no name yet: that depends on what other entries there are. */
export type EntryDraft = Omit<Entry, 'cluster'>;

/** By path, then by where it is written. */
export function compareDrafts(a: EntryDraft, b: EntryDraft): number {
  return (
    compareCodeUnits(a.path, b.path) ||
    compareCodeUnits(a.origin.file ?? '', b.origin.file ?? '') ||
    (a.origin.line ?? 0) - (b.origin.line ?? 0)
  );
}
