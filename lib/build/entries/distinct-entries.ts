import { type Json, specOf, stringifyJson, textOf } from '../../manifest/index.js';
import { groupBy, joinPath } from '../../util/index.js';

import { compareDrafts, type EntryDraft } from './entry-draft.js';
import type { EntrySearch } from './entry-search.js';

export interface DraftedEntries {
  readonly operated: readonly EntryDraft[];
  readonly bootstrapped: readonly EntryDraft[];
  readonly others: readonly EntryDraft[];
}

/**
 * The entries of different clusters: several may sync one folder, from other sources, with other variables or another
 * Flux. Of files that write one and the same entry, the one that counts is the one that the entry applies; the operator
 * takes over what bootstrap made. Sorted by path, then by file.
 */
export function distinctEntries(
  search: EntrySearch,
  { operated, bootstrapped, others }: DraftedEntries,
): readonly EntryDraft[] {
  const taken = new Set(operated.map(identityOf));
  const written = groupBy(
    bootstrapped.filter((draft) => !taken.has(identityOf(draft))),
    identityOf,
  );
  const counting = [...written.values()].flatMap((drafts) => countingOf(search, drafts));
  const all = [...operated, ...counting, ...others].sort(compareDrafts);
  return [...new Map(all.map((draft) => [contentOf(draft), draft] as const).reverse()).values()].sort(compareDrafts);
}

/** Flux knows a Kustomization by its name, and an entry applies what lies in its folder. */
function identityOf({ path, kustomization: { metadata } }: EntryDraft): string {
  return stringifyJson([path, metadata.namespace ?? '', metadata.name]);
}

/** Of an entry whose own file lies in its folder, all others are copies: Flux replaces them by it at once. */
function countingOf(search: EntrySearch, drafts: readonly EntryDraft[]): readonly EntryDraft[] {
  const own = drafts.filter((draft) => isInOwnFolder(search, draft));
  const here = drafts.filter(({ source }) => search.isUrlOfRepository(textOf(specOf(source).url)) === true);
  const counting = [own, here].find((some) => some.length > 0) ?? drafts;
  const contents = new Set(counting.map(contentOf));
  for (const draft of drafts) if (!contents.has(contentOf(draft))) reportCopy(search, draft, counting[0] as EntryDraft);
  return counting;
}

function isInOwnFolder(search: EntrySearch, { path, origin }: EntryDraft): boolean {
  const folder = search.shown(joinPath(search.repository.root, path));
  return folder === '' || origin.file?.startsWith(`${folder}/`) === true;
}

function contentOf({ path, kustomization, source, flux, version, variables }: EntryDraft): string {
  const { metadata } = kustomization;
  const parts = [path, metadata.namespace, metadata.name, specOf(kustomization), source.kind, specOf(source)];
  return stringifyJson([...parts, flux, version, variables].map((part) => part ?? null) as Json);
}

function reportCopy(search: EntrySearch, { origin }: EntryDraft, counting: EntryDraft): void {
  search.findings.push({
    code: 'FLX617',
    subject: `file "${origin.file}"`,
    message: `writes the entry of folder "${counting.path || '.'}" otherwise than "${counting.origin.file}", which counts`,
    hint: 'remove it, or give its Kustomization the path of its own cluster',
    at: origin,
    related: [{ message: 'the entry that counts', at: counting.origin }],
  });
}
