import type { FindingInput } from '../../diagnostics/index.js';
import type { Engine } from '../../engine/index.js';
import { compareCodeUnits } from '../../util/index.js';

import type { RepositoryAtHand } from '../repository-at-hand.js';
import { bootstrapEntry } from './bootstrap-entry.js';
import { chooseEntries } from './choose-entries.js';
import { distinctEntries } from './distinct-entries.js';
import { compareDrafts, type EntryDraft } from './entry-draft.js';
import { entryFiles } from './entry-files.js';
import { EntrySearch } from './entry-search.js';
import type { Entry } from './entry.js';
import { KustomizationFolders } from './kustomization-folders.js';
import { namedEntries } from './named-entries.js';
import { operatorEntries } from './operator-entry.js';
import { unappliedEntries } from './unapplied-entry.js';

const HINT = 'build the repository that uses this one, or name the folder of a cluster with --cluster PATH';

export interface EntryRequest {
  readonly repository: RepositoryAtHand;
  /** Folders or names of clusters to take instead of all; a folder that is no entry is taken as bootstrap would. */
  readonly wanted?: readonly string[] | undefined;
  /** Variables from outside, by name. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

export interface FoundEntries {
  /** Sorted by path. */
  readonly entries: readonly Entry[];
  readonly findings: readonly FindingInput[];
  /** Names of the variables that stand in an entry. */
  readonly used: ReadonlySet<string>;
  /** The words of `wanted` that mean neither a cluster nor a folder. */
  readonly unknown: readonly string[];
  /** What the repository has, wanted or not; sorted by path. */
  readonly known: readonly Pick<Entry, 'cluster' | 'path'>[];
}

/**
 * The clusters of a repository: what Flux Operator syncs, what bootstrap wrote, and only where there is neither, the
 * Kustomizations that no other one applies.
 */
export async function findEntries(engine: Engine, request: EntryRequest): Promise<FoundEntries> {
  const { repository, wanted = [], variables = {} } = request;
  const search = new EntrySearch(engine, repository, variables);
  const found = await allEntries(search);
  const known = namedEntries(found, repository);
  if (wanted.length > 0) {
    const { chosen, findings, unknown } = chooseEntries(search, known, wanted);
    const isChosen = new Set(chosen);
    const all = [...new Set([...found, ...chosen])].sort(compareDrafts);
    const entries = namedEntries(all, repository).filter(({ draft }) => isChosen.has(draft));
    return { entries: entries.map(({ entry }) => entry), findings, unknown, ...about(search, known) };
  }
  if (found.length === 0 && search.findings.length === 0) reportNothing(search);
  return { entries: known.map(({ entry }) => entry), findings: search.findings, unknown: [], ...about(search, known) };
}

function about(search: EntrySearch, known: readonly { readonly entry: Entry }[]): Pick<FoundEntries, 'used' | 'known'> {
  return { used: search.usedVariables, known: known.map(({ entry: { cluster, path } }) => ({ cluster, path })) };
}

async function allEntries(search: EntrySearch): Promise<readonly EntryDraft[]> {
  const files = entryFiles(search);
  const operated = await operatedEntries(search, files.operator);
  const synced = await Promise.all(files.syncs.map((file) => bootstrapEntry(search, file)));
  const bootstrapped = synced.filter((entry) => entry !== undefined);
  const isTold = operated.length + bootstrapped.length + search.findings.length + search.possibleRoots.size > 0;
  return distinctEntries(search, {
    operated,
    bootstrapped,
    others: isTold ? [] : await unappliedEntries(search, files.flux),
  });
}

/** All kustomization files are read once, and only where there is a FluxInstance that one of them may change. */
async function operatedEntries(search: EntrySearch, files: readonly string[]): Promise<readonly EntryDraft[]> {
  let folders: KustomizationFolders | undefined;
  const readFolders = () => {
    folders ??= KustomizationFolders.of(search.repository.tree);
    return folders;
  };
  return (await Promise.all(files.map((file) => operatorEntries(search, file, readFolders)))).flat();
}

function reportNothing(search: EntrySearch): void {
  const [root] = [...search.possibleRoots].sort(compareCodeUnits);
  search.findings.push({
    code: 'FLX609',
    subject: `repository "${search.repository.name}"`,
    message: 'has no gotk-sync.yaml, no FluxInstance that syncs it and no Kustomization that no other one applies',
    hint: root === undefined ? HINT : `give --root ${root}, if artifacts begin there`,
    related: search.elsewhere,
  });
}
