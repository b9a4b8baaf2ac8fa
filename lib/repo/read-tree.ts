import { accessSync, constants, lstatSync } from 'node:fs';
import { sep } from 'node:path';

import { type Finding, type FindingInput, toFinding } from '../diagnostics/index.js';
import type { FileTree, SkippedEntry, TreeFile } from '../model/index.js';
import { compareCodeUnits, joinPath } from '../util/index.js';

import { beyondLimits } from './beyond-limits.js';
import { diskError, systemCode } from './disk-error.js';
import { findGit } from './git-folder.js';
import { gitIgnoredPlaces } from './git-ignored-places.js';
import { type Listing, type ListLimits, listFolder } from './list-folder.js';
import { openFolder } from './open-folder.js';

/** Far beyond what people keep in one repository, and read in a second or two. */
const LIMITS: ListLimits = { entries: 200_000, depth: 100, length: 2000 };

/** What stands in the place of bytes that are no text. */
const NO_TEXT = '\uFFFD';

export interface ReadTreeOptions {
  /** What stands before the paths in findings, as the user wrote it. @default '' */
  readonly shown?: string | undefined;
  /** Files and folders, depth and length of paths that are read at most. */
  readonly limits?: Partial<ListLimits> | undefined;
}

export interface ReadTree {
  readonly tree: FileTree;
  /** FLX406 for what cannot be read and FLX613 for what is too much; the rest is in the tree. */
  readonly findings: readonly Finding[];
}

/**
 * The files below a folder, as Git has them: without what it ignores, without `.git` and `node_modules`. No file is
 * opened and no link followed, except for those on the way to the folder. About 10 µs a file.
 */
export function readTree(dir: string, options: ReadTreeOptions = {}): ReadTree {
  const root = openFolder(dir, 'read');
  if (typeof root !== 'string') return { tree: { files: new Map(), skipped: new Map() }, findings: [toFinding(root)] };
  const limits = { ...LIMITS, ...options.limits };
  const git = findGit(root);
  const ignored = git === undefined ? undefined : gitIgnoredPlaces(root, git);
  const listing = listFolder(root, { ignored, limits });
  const shown = (path: string) => joinPath(options.shown ?? '', path) || dir;
  const { files, findings } = readableFiles(root, listing, shown);
  return {
    tree: { files, skipped: skippedEntries(listing) },
    findings: [...unreadFolders(listing, shown), ...findings, ...beyondLimits(listing.beyond, limits, shown)].map(
      toFinding,
    ),
  };
}

/** In a worktree `.git` is a file. */
function pathsOf(listing: Listing): string[] {
  return [...listing.kinds.keys()].filter((path) => path !== '.git').sort(compareCodeUnits);
}

function readableFiles(root: string, listing: Listing, shown: (path: string) => string) {
  const files = new Map<string, TreeFile>();
  const findings: FindingInput[] = [];
  for (const path of pathsOf(listing)) {
    if (listing.kinds.get(path) !== 'file') continue;
    const disk = root + sep + path;
    try {
      accessSync(disk, constants.R_OK);
      files.set(path, { disk, size: lstatSync(disk).size });
    } catch (error) {
      findings.push(unreadable(`file "${shown(path)}"`, path, error));
    }
  }
  return { files, findings };
}

function unreadFolders(listing: Listing, shown: (path: string) => string): FindingInput[] {
  return [...listing.failures]
    .sort(([left], [right]) => compareCodeUnits(left, right))
    .map(([path, error]) => unreadable(`folder "${shown(path)}"`, path, error));
}

/** A name that is not UTF-8 cannot be said in a string, so the system does not find it again. */
function unreadable(subject: string, path: string, error: unknown): FindingInput {
  if (!path.includes(NO_TEXT) || systemCode(error) !== 'ENOENT') return diskError(subject, 'read', error);
  return { code: 'FLX406', subject, message: 'cannot be read: its name is not UTF-8', hint: 'rename it' };
}

function skippedEntries(listing: Listing): ReadonlyMap<string, SkippedEntry> {
  const skipped = new Map<string, SkippedEntry>();
  for (const path of pathsOf(listing)) {
    const kind = listing.kinds.get(path);
    if (kind === 'link' || kind === 'other') skipped.set(path, kind);
    else if (listing.nested.has(path)) skipped.set(path, 'repository');
  }
  return skipped;
}
