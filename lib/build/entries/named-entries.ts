import { posix } from 'node:path';

import { groupBy, urlPlace } from '../../util/index.js';

import type { RepositoryAtHand } from '../repository-at-hand.js';
import { clusterNames } from './cluster-names.js';
import type { EntryDraft } from './entry-draft.js';
import type { Entry } from './entry.js';

export interface NamedEntry {
  readonly draft: EntryDraft;
  readonly entry: Entry;
}

/**
 * The entries with the names of their clusters, in their order: by folder. Of several that sync one folder the first
 * has its name, and each other one that of the folder in which it is written.
 */
export function namedEntries(drafts: readonly EntryDraft[], { url }: RepositoryAtHand): readonly NamedEntry[] {
  const root = urlPlace(url).split('/').at(-1) || '.';
  const byPath = groupBy(drafts, ({ path }) => path);
  const names = clusterNames([...byPath.keys()], root);
  const taken = new Set(names);
  const named = new Map<EntryDraft, string>();
  for (const [index, same] of [...byPath.values()].entries()) {
    const own = clusterNames(same.map(folderOfFile), root);
    for (const [at, draft] of same.entries()) {
      const name = at === 0 ? (names[index] as string) : freeName(taken, [own[at] as string, ...placesOf(draft)]);
      named.set(draft, name);
      taken.add(name);
    }
  }
  return drafts.map((draft) => ({ draft, entry: { cluster: named.get(draft) as string, ...draft } }));
}

function folderOfFile({ origin: { file = '' } }: EntryDraft): string {
  return posix.dirname(file);
}

function placesOf({ origin: { file = '', line = 1 } }: EntryDraft): readonly string[] {
  const place = file.replace(/\.[^./]+$/, '');
  return [posix.basename(place), place, `${place}:${line}`];
}

function freeName(taken: ReadonlySet<string>, names: readonly string[]): string {
  return names.find((name) => !taken.has(name)) ?? (names.at(-1) as string);
}
