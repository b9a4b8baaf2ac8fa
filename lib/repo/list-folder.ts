import { existsSync, readdirSync, realpathSync } from 'node:fs';
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
}

export interface ListOptions {
  /** Folders that are no part of the repository, such as the preview of the same app. */
  readonly skip?: readonly string[] | undefined;
  /** Whether a folder that is skipped, `node_modules` too, is needed all the same. */
  readonly wanted?: ((folder: string) => boolean) | undefined;
}

const VCS = '.git';
const PACKAGES = 'node_modules';

/** Lists everything below a folder, except `.git`, `node_modules` and repositories within the repository. */
export function listFolder(root: string, options: ListOptions = {}): Listing {
  const listing = { kinds: new Map(), folders: new Map(), nested: new Set<string>(), failures: new Map() };
  const skipped = new Set(options.skip?.map((path) => relativeTo(root, path)));
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const child of readFolder(root, folder, listing)) {
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

interface MutableListing {
  readonly kinds: Map<string, EntryKind>;
  readonly folders: Map<string, readonly string[]>;
  readonly nested: Set<string>;
  readonly failures: Map<string, unknown>;
}

/** Adds the entries of one folder and returns its sub-folders. */
function readFolder(root: string, folder: string, listing: MutableListing): string[] {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    if (folder !== '' && entries.some((entry) => entry.name === VCS)) {
      listing.nested.add(folder);
      return [];
    }
    const subfolders: string[] = [];
    for (const entry of entries) {
      const path = joinPath(folder, entry.name);
      const kind = kindOf(entry);
      listing.kinds.set(path, kind);
      if (kind === 'folder') subfolders.push(path);
    }
    listing.folders.set(folder, entries.map((entry) => entry.name).sort(compareCodeUnits));
    return subfolders;
  } catch (error) {
    listing.failures.set(folder, error);
    return [];
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
