import type { Entry } from './entry.js';

/** An entry that has no name yet: that depends on what other entries there are. */
export type EntryDraft = Omit<Entry, 'cluster'>;
