import type { FindingInput } from '../../diagnostics/index.js';
import { compareCodeUnits, didYouMean, joinPath, quotedList, cleanPath } from '../../util/index.js';

import type { EntryDraft } from './entry-draft.js';
import type { EntrySearch } from './entry-search.js';
import { impliedEntry } from './implied-entry.js';

export interface ChosenEntries {
  readonly chosen: readonly EntryDraft[];
  readonly findings: readonly FindingInput[];
}

/** The entries of the wanted folders: those that were found, else what bootstrap would make there. */
export function chooseEntries(
  search: EntrySearch,
  found: readonly EntryDraft[],
  wanted: readonly string[],
): ChosenEntries {
  const chosen: EntryDraft[] = [];
  const findings: FindingInput[] = [];
  for (const path of foldersOf(search, found, wanted)) {
    const entry = found.find((draft) => draft.path === path);
    const about = search.findings.filter((finding) => isAbout(search, finding, { path, entry }));
    findings.push(...about);
    if (entry !== undefined) chosen.push(entry);
    else if (!search.hasFolder(path)) findings.push(noFolder(path, found));
    else if (about.length === 0) chosen.push(impliedEntry(search, path));
  }
  return { chosen, findings };
}

/** Relative to the artifact, or to the repository that it is a part of. */
function foldersOf(search: EntrySearch, found: readonly EntryDraft[], wanted: readonly string[]): readonly string[] {
  const folders = wanted
    .map((word) => cleanPath(word).path)
    .map((path) => {
      if (found.some((draft) => draft.path === path) || search.hasFolder(path)) return path;
      return search.tryInArtifact(path) ?? path;
    });
  return [...new Set(folders)].sort(compareCodeUnits);
}

/** What is said of a file that made the entry, or of one in its folder that could not. */
function isAbout(
  search: EntrySearch,
  { at }: FindingInput,
  { path, entry }: { readonly path: string; readonly entry: EntryDraft | undefined },
): boolean {
  const folder = search.shown(joinPath(search.repository.root, path));
  const file = at?.file ?? '';
  return file === entry?.origin.file || folder === '' || file.startsWith(`${folder}/`);
}

function noFolder(path: string, found: readonly EntryDraft[]): FindingInput {
  const known = found.map((entry) => entry.path);
  const listed = known.length === 0 ? undefined : `there are entries in ${quotedList(known)}`;
  return {
    code: 'FLX609',
    subject: `cluster "${path}"`,
    message: 'is no folder of the repository',
    hint: didYouMean(path, known) ?? listed,
  };
}
