import { isRepoText, type RepoFile } from '../model/index.js';

import { dataHash, type Fingerprint, textHash } from './fingerprint.js';
import { maskedData } from './image-markers.js';
import type { RenderedFile } from './render-tree.js';
import type { RepositoryState } from './read-state.js';
import { unixLines } from './unix-lines.js';
import { recordFile, type WriteRecord } from './write-record.js';

/** The two states of the record around a write. */
export interface RecordPlan {
  readonly file: string;
  /** Old and new side by side, so that a run that is killed half-way accuses nobody. */
  readonly during: WriteRecord;
  readonly after: WriteRecord;
  /** Whether the record says all of it already. */
  readonly current: boolean;
  /** Paths in this repository that we wrote once and no longer want. */
  readonly dropped: readonly string[];
}

/** Undefined where there is no Git work tree, and so nothing is recorded. */
export function planRecord(
  app: string,
  rendered: readonly RenderedFile[],
  files: readonly RepoFile[],
  state: RepositoryState,
): RecordPlan | undefined {
  const { git, record } = state;
  if (git === undefined) return undefined;
  const elsewhere = [...record].filter(([path]) => !path.startsWith(git.prefix));
  const after = new Map<string, readonly Fingerprint[]>(elsewhere);
  for (const [index, { path, text }] of rendered.entries()) {
    after.set(git.prefix + path, [fingerprint(text, files[index], state.last(path))]);
  }
  const gone = [...record.keys()].filter((path) => !after.has(path));
  const during = mergeRecords(record, after);
  const dropped = gone.map((path) => path.slice(git.prefix.length));
  const current = gone.length === 0 && [...during.values()].every((entries) => entries.length === 1);
  return { file: recordFile(git, app), during, after, current: current && record.size === after.size, dropped };
}

/** The hash of the data is computed for new texts only: that of the text alone tells that nothing changed. */
function fingerprint(text: string, file: RepoFile | undefined, last: readonly Fingerprint[] | undefined): Fingerprint {
  const hash = textHash(unixLines(text));
  return last?.find((entry) => entry.text === hash) ?? { text: hash, data: dataOf(file) ?? hash };
}

/** Undefined for texts, which are their own data. */
function dataOf(file: RepoFile | undefined): string | undefined {
  return file === undefined || isRepoText(file) ? undefined : dataHash(maskedData(file.documents));
}

function mergeRecords(before: WriteRecord, after: WriteRecord): WriteRecord {
  const merged = new Map(before);
  for (const [path, entries] of after) {
    const old = before.get(path) ?? [];
    merged.set(path, [...old.filter((entry) => entries.every(({ text }) => text !== entry.text)), ...entries]);
  }
  return merged;
}
