import type { FindingInput } from '../diagnostics/index.js';
import { compareCodeUnits } from '../util/index.js';

import { foldersOf } from './ancestors.js';
import { mayOwnData, readDataOwners } from './data-owners.js';
import { diskError } from './disk-error.js';
import type { Fingerprint } from './fingerprint.js';
import { findGit, type GitFolder } from './git-folder.js';
import { gitIgnored } from './git-ignored.js';
import { type Listing, listFolder } from './list-folder.js';
import { readOwners } from './owned-files.js';
import { readText } from './read-text.js';
import type { WriteOptions } from './write-options.js';
import { readRecord, recordFile, type WriteRecord } from './write-record.js';

/** What lies in a repository before a write, seen with the eyes of one app. */
export interface RepositoryState {
  readonly root: string;
  readonly git: GitFolder | undefined;
  readonly listing: Listing;
  readonly wanted: ReadonlySet<string>;
  /** Path → app, for files that the tree does not contain. */
  readonly apps: ReadonlyMap<string, string>;
  /** Path → app, for the files that a kustomization file on disk names as its data. */
  readonly dataOwners: ReadonlyMap<string, string>;
  /** Files of this app that are no longer wanted, sorted by path. */
  readonly stale: ReadonlySet<string>;
  readonly record: WriteRecord;
  /** What we wrote last at a path. */
  readonly last: (path: string) => readonly Fingerprint[] | undefined;
  /** Text of a file, or why it cannot be read. */
  readonly read: (path: string) => string | FindingInput;
  readonly ignored: (paths: readonly string[]) => ReadonlySet<string>;
  /** What could not be read and is not needed. */
  readonly warnings: readonly FindingInput[];
}

export function readState(app: string, paths: readonly string[], root: string, options: WriteOptions): RepositoryState {
  const git = findGit(root);
  const record = git === undefined ? new Map() : readRecord(recordFile(git, app));
  const wanted = new Set(paths);
  const last = (path: string) => record.get(`${git?.prefix ?? ''}${path}`);
  const wantedFolders = foldersOf(paths);
  const listing = listFolder(root, { skip: options.skip, wanted: (folder) => wantedFolders.has(folder) });
  const owners = readOwners(root, listing, { wanted, known: (path) => last(path) !== undefined });
  const read = readingOnce(root);
  const dataOwners = readDataOwners(listing, read);
  const ignored = (some: readonly string[]) => (git === undefined ? new Set<string>() : gitIgnored(root, git, some));
  const warnings = [...unreadFolders(listing), ...owners.findings];
  const data = [...dataOwners].filter(([path]) => isStaleData(path, { listing, wanted, apps: owners.apps }));
  const stale = staleFiles(app, [...owners.apps, ...data], ignored);
  return { root, git, listing, wanted, apps: owners.apps, dataOwners, stale, record, last, read, ignored, warnings };
}

/** Kustomization files are read to learn what they own, and again to be compared. */
function readingOnce(root: string): RepositoryState['read'] {
  const known = new Map<string, string | FindingInput>();
  return (path) => {
    if (!mayOwnData(path)) return readText(root, path);
    const text = known.get(path) ?? readText(root, path);
    known.set(path, text);
    return text;
  };
}

/** A line 1 that names an app counts more than a kustomization file that names the file. */
function isStaleData(
  path: string,
  { listing, wanted, apps }: Pick<RepositoryState, 'listing' | 'wanted' | 'apps'>,
): boolean {
  return listing.kinds.get(path) === 'file' && !wanted.has(path) && !apps.has(path);
}

function staleFiles(
  app: string,
  owners: readonly (readonly [path: string, app: string])[],
  ignored: RepositoryState['ignored'],
): ReadonlySet<string> {
  const ours = owners.filter(([, owner]) => owner === app).map(([path]) => path);
  const outside = ignored(ours);
  return new Set(ours.filter((path) => !outside.has(path)).sort(compareCodeUnits));
}

function unreadFolders(listing: Listing): FindingInput[] {
  return [...listing.failures].map(([path, error]) => ({
    ...diskError(`folder "${path === '' ? '.' : path}"`, 'read', error),
    severity: path === '' ? 'error' : 'warning',
  }));
}
