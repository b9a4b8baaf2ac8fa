import { mapOf, specOf, textOf } from '../../manifest/index.js';

import { joinPath, cleanPath } from '../../util/index.js';

import { isKustomization } from '../walk/task.js';
import type { EntryDraft } from './entry-draft.js';
import { type EntrySearch, type FoundObject, folderOf } from './entry-search.js';
import { resolveVariables } from './entry-variables.js';
import { fluxInstallation } from './flux-installation.js';
import { impliedEntry } from './implied-entry.js';
import { installedObjects } from './installed-objects.js';
import { KustomizationFolders } from './kustomization-folders.js';
import { WrittenSources } from './written-sources.js';

const NOTHING: ReadonlySet<string> = new Set();

/** A Kustomization as it is written, and the files that it applies. */
interface Candidate {
  readonly found: FoundObject;
  readonly reached: ReadonlySet<string>;
}

/** What the repository says of itself, where no bootstrap and no operator speak. */
interface Picture {
  readonly search: EntrySearch;
  readonly folders: KustomizationFolders;
  readonly sources: WrittenSources;
}

/**
 * The entries of Kustomizations that no other one applies. One that applies its own file is an entry itself; of the
 * others, the folder in which they lie is what bootstrap must have been told.
 */
export async function unappliedEntries(search: EntrySearch, files: readonly string[]): Promise<readonly EntryDraft[]> {
  const objects = (await Promise.all(files.map((file) => search.read(file)))).flatMap((read) =>
    'reason' in read ? [] : read,
  );
  const folders = KustomizationFolders.of(search.repository.tree);
  const picture = { search, folders, sources: new WrittenSources(search, objects) };
  const candidates = objects.filter(isWhole).map((found) => candidateOf(picture, found));
  const roots = unapplied(candidates);
  const own = await Promise.all(roots.filter(appliesItself).map(({ found }) => ownEntry(picture, found)));
  return [
    ...own,
    ...folderEntries(
      picture,
      roots.filter((root) => !appliesItself(root)),
    ),
  ];
}

/** Many Kustomizations may build one folder: what it holds is looked into once. */
function unapplied(candidates: readonly Candidate[]): readonly Candidate[] {
  const byReach = new Map<ReadonlySet<string>, Candidate[]>();
  for (const candidate of candidates) {
    const others = byReach.get(candidate.reached);
    if (others === undefined) byReach.set(candidate.reached, [candidate]);
    else others.push(candidate);
  }
  const reaches = [...byReach];
  const isApplied = (candidate: Candidate) =>
    reaches.some(
      ([files, others]) => files.has(candidate.found.file) && others.some((other) => applies(other, candidate)),
    );
  return candidates.filter((candidate) => !isApplied(candidate));
}

/** A patch of a Kustomization names no source. */
function isWhole({ object }: FoundObject): boolean {
  return isKustomization(object) && textOf(mapOf(specOf(object).sourceRef).name) !== '';
}

function candidateOf({ search, folders, sources }: Picture, found: FoundObject): Candidate {
  const path = joinPath(search.repository.root, cleanPath(textOf(specOf(found.object).path)).path);
  return { found, reached: sources.isThisRepository(found.object) ? folders.reached(path) : NOTHING };
}

/** Of two that apply each other, the one that applies itself is the first. */
function applies(other: Candidate, { found, reached }: Candidate): boolean {
  if (other.found === found || !other.reached.has(found.file)) return false;
  return !(reached.has(found.file) && reached.has(other.found.file));
}

function appliesItself({ found, reached }: Candidate): boolean {
  return reached.has(found.file);
}

async function ownEntry({ search, sources }: Picture, { object, file, line }: FoundObject): Promise<EntryDraft> {
  const { flux, version, controllers } = fluxInstallation(search.repository.tree, folderOf(file));
  const resolved = await resolveVariables(search, {
    kustomization: object,
    source: sources.of(object, flux),
    origin: search.origin(file, line),
  });
  return { ...resolved, flux, version, installed: installedObjects({ ...resolved, flux }, controllers) };
}

/** One for each folder that is built by itself; those inside another one belong to that. */
function folderEntries({ search, folders, sources }: Picture, roots: readonly Candidate[]): EntryDraft[] {
  const byFolder = new Map<string, FoundObject[]>();
  for (const { found } of roots) {
    if (!sources.mayComeWithEntry(found.object)) continue;
    for (const folder of folders.users(found.file)) byFolder.set(folder, [...(byFolder.get(folder) ?? []), found]);
  }
  const isInside = (folder: string) =>
    [...byFolder.keys()].some(
      (other) => isBelow(folder, other) && holds(folders.reached(other), byFolder.get(folder) ?? []),
    );
  return [...byFolder].flatMap(([folder, found]) => {
    const path = search.tryInArtifact(folder);
    return path === undefined || isInside(folder) ? [] : [impliedEntry(search, path, sources.missingOf(found))];
  });
}

function isBelow(path: string, folder: string): boolean {
  return path !== folder && (folder === '' || path.startsWith(`${folder}/`));
}

function holds(files: ReadonlySet<string>, objects: readonly FoundObject[]): boolean {
  return objects.every(({ file }) => files.has(file));
}
