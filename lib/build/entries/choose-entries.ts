import type { FindingInput } from '../../diagnostics/index.js';
import { cleanPath, didYouMean, joinPath, quotedList } from '../../util/index.js';

import type { EntryDraft } from './entry-draft.js';
import type { EntrySearch } from './entry-search.js';
import { impliedEntry } from './implied-entry.js';
import type { NamedEntry } from './named-entries.js';

export interface ChosenEntries {
  readonly chosen: readonly EntryDraft[];
  readonly findings: readonly FindingInput[];
  readonly unknown: readonly string[];
}

/** What a word means: entries, or a folder that may be one. */
interface Meaning {
  readonly entries: readonly EntryDraft[];
  /** Relative to the artifact; undefined for what is no folder of it. */
  readonly path: string | undefined;
}

/** The entries that words mean, by folder or by name: those that were found, else what bootstrap would make there. */
export function chooseEntries(
  search: EntrySearch,
  known: readonly NamedEntry[],
  wanted: readonly string[],
): ChosenEntries {
  const chosen = new Map<string, EntryDraft>();
  const entries = new Set<EntryDraft>();
  const findings = new Set<FindingInput>();
  const unknown: string[] = [];
  for (const word of wanted) {
    const meaning = meaningOf(search, known, word);
    const about = search.findings.filter((finding) => isAbout(search, finding, meaning));
    for (const finding of about) findings.add(finding);
    for (const entry of meaning.entries) entries.add(entry);
    if (meaning.entries.length > 0) continue;
    if (meaning.path === undefined) {
      unknown.push(word);
      findings.add(noFolder(word, known));
    } else if (about.length === 0) chosen.set(meaning.path, impliedEntry(search, meaning.path));
  }
  return { chosen: [...entries, ...chosen.values()], findings: [...findings], unknown };
}

function meaningOf(search: EntrySearch, known: readonly NamedEntry[], word: string): Meaning {
  const { path, escapes } = cleanPath(word);
  const having = (is: (named: NamedEntry) => boolean) => known.filter(is).map(({ draft }) => draft);
  const inFolder = escapes ? [] : having(({ draft }) => draft.path === path);
  const entries = inFolder.length > 0 ? inFolder : having(({ entry }) => entry.cluster === word);
  if (entries.length > 0) return { entries, path: entries[0]?.path };
  const folders = escapes ? [] : [path, search.tryInArtifact(path)];
  return { entries, path: folders.find((folder) => folder !== undefined && search.hasFolder(folder)) };
}

/** What is said of a file that made an entry, or of one in its folder that could not. */
function isAbout(search: EntrySearch, { at, related = [] }: FindingInput, { path, entries }: Meaning): boolean {
  if (path === undefined) return false;
  const folder = search.shown(joinPath(search.repository.root, path));
  const own = new Set(entries.map(({ origin }) => origin.file));
  const files = [at, ...related.map((other) => other.at)].map((place) => place?.file ?? '');
  return folder === '' || files.some((file) => own.has(file) || file.startsWith(`${folder}/`));
}

function noFolder(word: string, known: readonly NamedEntry[]): FindingInput {
  const { path } = cleanPath(word);
  const paths = known.map(({ draft }) => draft.path || '.');
  const listed = paths.length === 0 ? undefined : `there are entries in ${quotedList(paths)}`;
  return {
    code: 'FLX609',
    subject: `cluster "${path}"`,
    message: 'is no folder of the repository',
    hint: didYouMean(path, paths) ?? listed,
  };
}
