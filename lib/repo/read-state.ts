import type { FindingInput } from '../diagnostics/index.js';
import { compareCodeUnits } from '../util/index.js';

import { foldersOf } from './ancestors.js';
import { diskError } from './disk-error.js';
import type { Fingerprint } from './fingerprint.js';
import { findGit, type GitFolder } from './git-folder.js';
import { gitIgnored } from './git-ignored.js';
import { type Listing, listFolder } from './list-folder.js';
import { readOwners } from './owned-files.js';
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
  /** Files of this app that are no longer wanted, sorted by path. */
  readonly stale: ReadonlySet<string>;
  readonly record: WriteRecord;
  /** What we wrote last at a path. */
  readonly last: (path: string) => readonly Fingerprint[] | undefined;
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
  const ignored = (some: readonly string[]) => (git === undefined ? new Set<string>() : gitIgnored(root, git, some));
  const warnings = [...unreadFolders(listing), ...owners.findings];
  const stale = staleFiles(app, owners.apps, ignored);
  return { root, git, listing, wanted, apps: owners.apps, stale, record, last, ignored, warnings };
}

function staleFiles(
  app: string,
  apps: ReadonlyMap<string, string>,
  ignored: RepositoryState['ignored'],
): ReadonlySet<string> {
  const ours = [...apps].filter(([, owner]) => owner === app).map(([path]) => path);
  const outside = ignored(ours);
  return new Set(ours.filter((path) => !outside.has(path)).sort(compareCodeUnits));
}

function unreadFolders(listing: Listing): FindingInput[] {
  return [...listing.failures].map(([path, error]) => ({
    ...diskError(`folder "${path === '' ? '.' : path}"`, 'read', error),
    severity: path === '' ? 'error' : 'warning',
  }));
}
