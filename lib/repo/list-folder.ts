import { type Dirent, existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import { compareCodeUnits, joinPath } from '../util/index.js';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** What lies in a repository: names only, no file is opened, no link is followed. Paths are relative, `''` the root. */
export interface Listing {
  readonly kinds: ReadonlyMap<string, EntryKind>;
  /** Names in each folder that was read, sorted. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  /** Folders that are repositories of their own: listed, not entered. */
  readonly nested: ReadonlySet<string>;
  /** Folders that could not be read. */
  readonly failures: ReadonlyMap<string, unknown>;
  /** What is left out because of a limit: a path, or the folder whose entries are too many. */
  readonly beyond: ReadonlyMap<string, Limit>;
}

export interface ListLimits {
  /** How many files and folders there may be. */
  readonly entries: number;
  /** How many folders a folder may lie deep, counting itself. */
  readonly depth: number;
  /** How many characters a path may have. */
  readonly length: number;
}

export type Limit = keyof ListLimits;

export interface ListOptions {
  /** Folders that are no part of the repository, such as the preview of the same app. */
  readonly skip?: readonly string[] | undefined;
  /** Whether a folder that is skipped, `node_modules` too, is needed all the same. */
  readonly wanted?: ((folder: string) => boolean) | undefined;
  /** Files and folders that are not even listed, relative to the root. */
  readonly ignored?: ReadonlySet<string> | undefined;
  /** @default none */
  readonly limits?: ListLimits | undefined;
}

const VCS = '.git';
const PACKAGES = 'node_modules';
const NO_LIMITS: ListLimits = {
  entries: Number.POSITIVE_INFINITY,
  depth: Number.POSITIVE_INFINITY,
  length: Number.POSITIVE_INFINITY,
};

/** Lists everything below a folder, except `.git`, `node_modules` and repositories within the repository. */
export function listFolder(root: string, options: ListOptions = {}): Listing {
  const listing: MutableListing = {
    kinds: new Map(),
    folders: new Map(),
    nested: new Set<string>(),
    failures: new Map(),
    beyond: new Map(),
  };
  const skipped = new Set(options.skip?.map((path) => relativeTo(root, path)));
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const child of readFolder(root, folder, { listing, options }).reverse()) {
      const name = child.slice(child.lastIndexOf('/') + 1);
      const left = name === PACKAGES || skipped.has(child);
      if (name === VCS || (left && options.wanted?.(child) !== true)) continue;
      pending.push(child);
    }
  }
  return listing;
}

/** The root has no links in it, so the other path may have none either. */
function relativeTo(root: string, path: string): string {
  const full = resolve(root, path);
  return relative(root, existsSync(full) ? realpathSync(full) : full)
    .split(sep)
    .join('/');
}

interface MutableListing extends Listing {
  readonly kinds: Map<string, EntryKind>;
  readonly folders: Map<string, readonly string[]>;
  readonly nested: Set<string>;
  readonly failures: Map<string, unknown>;
  readonly beyond: Map<string, Limit>;
}

interface Walk {
  readonly listing: MutableListing;
  readonly options: ListOptions;
}

/** Adds the entries of one folder and returns its sub-folders. */
function readFolder(root: string, folder: string, { listing, options }: Walk): string[] {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    if (folder !== '' && entries.some((entry) => entry.name === VCS)) {
      listing.nested.add(folder);
      return [];
    }
    const sorted = entries.sort((left, right) => compareCodeUnits(left.name, right.name));
    const names = sorted.map(({ name }) => name);
    listing.folders.set(folder, names);
    return addEntries(folder, sorted, { listing, options });
  } catch (error) {
    listing.failures.set(folder, error);
    return [];
  }
}

function addEntries(folder: string, entries: readonly Dirent[], { listing, options }: Walk): string[] {
  const limits = options.limits ?? NO_LIMITS;
  const isDeep = folder !== '' && folder.split('/').length >= limits.depth;
  const subfolders: string[] = [];
  for (const entry of entries) {
    const path = joinPath(folder, entry.name);
    const kind = kindOf(entry);
    if (options.ignored?.has(path) === true) continue;
    if (listing.kinds.size >= limits.entries) {
      listing.beyond.set(folder, 'entries');
      break;
    }
    if (path.length > limits.length) listing.beyond.set(path, 'length');
    else if (isDeep && kind === 'folder') listing.beyond.set(path, 'depth');
    else {
      listing.kinds.set(path, kind);
      if (kind === 'folder') subfolders.push(path);
    }
  }
  return subfolders;
}

function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
