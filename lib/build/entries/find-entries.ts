import type { FindingInput } from '../../diagnostics/index.js';
import type { Engine } from '../../engine/index.js';
import { compareCodeUnits, urlPlace } from '../../util/index.js';

import { bootstrapEntry } from './bootstrap-entry.js';
import { chooseEntries } from './choose-entries.js';
import { clusterNames } from './cluster-names.js';
import type { Entry } from './entry.js';
import type { EntryDraft } from './entry-draft.js';
import { entryFiles } from './entry-files.js';
import { EntrySearch } from './entry-search.js';
import { KustomizationFolders } from './kustomization-folders.js';
import { operatorEntries } from './operator-entry.js';
import type { RepositoryAtHand } from '../repository-at-hand.js';
import { unappliedEntries } from './unapplied-entry.js';

const HINT = 'build the repository that uses this one, or name the folder of a cluster with --cluster PATH';

export interface FoundEntries {
  /** Sorted by path. */
  readonly entries: readonly Entry[];
  readonly findings: readonly FindingInput[];
  /** Names of the variables that stand in an entry. */
  readonly used: ReadonlySet<string>;
}

/**
 * The clusters of a repository: what Flux Operator syncs, what bootstrap wrote, and only where there is neither, the
 * Kustomizations that no other one applies. `wanted` are folders to take instead of all: each one that exists can be.
 */
export async function findEntries(
  engine: Engine,
  repository: RepositoryAtHand,
  wanted: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<FoundEntries> {
  const search = new EntrySearch(engine, repository, variables);
  const found = onePerPath(await allEntries(search));
  if (wanted.length > 0) {
    const { chosen, findings } = chooseEntries(search, found, wanted);
    const names = namesOf(onePerPath([...found, ...chosen]), repository);
    return { entries: chosen.map((draft) => named(draft, names)), findings, used: search.usedVariables };
  }
  if (found.length === 0 && search.findings.length === 0) reportNothing(search);
  const names = namesOf(found, repository);
  const entries = found.map((draft) => named(draft, names));
  return { entries, findings: search.findings, used: search.usedVariables };
}

/** What the operator syncs comes first: it takes over what bootstrap made. */
async function allEntries(search: EntrySearch): Promise<readonly EntryDraft[]> {
  const files = entryFiles(search);
  const operated = await operatedEntries(search, files.operator);
  const bootstrapped = await Promise.all(files.syncs.map((file) => bootstrapEntry(search, file)));
  const told = [...operated, ...bootstrapped.filter((entry) => entry !== undefined)];
  const isTold = told.length > 0 || search.findings.length > 0 || search.possibleRoots.size > 0;
  return isTold ? told : unappliedEntries(search, files.flux);
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

/** The first entry of each folder; sorted by path. */
function onePerPath(drafts: readonly EntryDraft[]): readonly EntryDraft[] {
  const byPath = new Map<string, EntryDraft>();
  for (const draft of drafts) if (!byPath.has(draft.path)) byPath.set(draft.path, draft);
  return [...byPath.values()].sort((a, b) => compareCodeUnits(a.path, b.path));
}

/** By path; the same whichever of them are wanted. */
function namesOf(drafts: readonly EntryDraft[], { url }: RepositoryAtHand): ReadonlyMap<string, string> {
  const paths = drafts.map(({ path }) => path);
  const root = urlPlace(url).split('/').at(-1) || '.';
  return new Map(clusterNames(paths, root).map((name, index) => [paths[index] as string, name]));
}

function named(draft: EntryDraft, names: ReadonlyMap<string, string>): Entry {
  return { cluster: names.get(draft.path) as string, ...draft };
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
