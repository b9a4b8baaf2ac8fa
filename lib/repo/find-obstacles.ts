import type { FindingInput } from '../diagnostics/index.js';
import { originOfFile, type RepoFile } from '../model/index.js';
import { joinPath, parentOf } from '../util/index.js';

import { ancestors } from './ancestors.js';
import { diskError } from './disk-error.js';
import { foreignFile } from './foreign-file.js';
import type { Listing } from './list-folder.js';

/** The names kustomize knows; two of them in one folder break the build. */
export const KUSTOMIZATION_NAMES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What is on disk, and to whom it belongs. */
export interface Disk {
  readonly listing: Listing;
  /** Files of this app that go away. */
  readonly stale: ReadonlySet<string>;
  /** Path → app, for files that the tree does not contain. */
  readonly apps: ReadonlyMap<string, string>;
}

/** What stands in the way of the files of a tree, as far as names tell: links, folders, names that differ in case. */
export function findObstacles(files: readonly RepoFile[], disk: Disk): Map<string, FindingInput> {
  const folders = new Map<string, FolderObstacle | undefined>();
  const wanted = new Set(files.map(({ path }) => path));
  const twins = caseTwins(disk.listing);
  const found = new Map<string, FindingInput>();
  for (const file of files) {
    const folder = parentOf(file.path);
    if (!folders.has(folder)) folders.set(folder, folderObstacle(folder, disk.listing));
    const finding =
      folders.get(folder)?.(`file "${file.path}"`) ??
      ownObstacle(file.path, disk.listing) ??
      caseObstacle(file.path, twins, disk, wanted) ??
      secondKustomization(file.path, disk, wanted);
    if (finding !== undefined) found.set(file.path, { ...finding, at: originOfFile(file) });
  }
  return found;
}

type FolderObstacle = (subject: string) => FindingInput;

function folderObstacle(folder: string, listing: Listing): FolderObstacle | undefined {
  const unreadable = listing.failures.get(folder);
  if (unreadable !== undefined) return (subject) => diskError(subject, 'written', unreadable);
  for (const path of folder === '' ? [] : [folder, ...ancestors(folder)]) {
    const kind = listing.kinds.get(path);
    const failure = listing.failures.get(path);
    if (kind === 'link') return (subject) => linkFinding(subject, path);
    if (listing.nested.has(path)) return (subject) => nestedFinding(subject, path);
    if (failure !== undefined) return (subject) => diskError(subject, 'written', failure);
    if (kind === 'file' || kind === 'other') return (subject) => wrongKind(subject, `"${path}" is no folder`);
  }
  return undefined;
}

function ownObstacle(path: string, listing: Listing): FindingInput | undefined {
  const kind = listing.kinds.get(path);
  if (kind === 'link') return linkFinding(`file "${path}"`, path);
  if (kind === 'folder') return wrongKind(`file "${path}"`, 'a folder has this name');
  return kind === 'other' ? wrongKind(`file "${path}"`, 'a device, pipe or socket has this name') : undefined;
}

function linkFinding(subject: string, link: string): FindingInput {
  return {
    code: 'FLX404',
    subject,
    message: `"${link}" is a symbolic link, and nothing is written through links`,
    hint: 'replace the link by what it points at',
  };
}

function nestedFinding(subject: string, repository: string): FindingInput {
  return {
    code: 'FLX302',
    subject,
    message: `the path leads into "${repository}", which is a Git repository of its own`,
    hint: 'choose a folder of this repository',
  };
}

function wrongKind(subject: string, reason: string): FindingInput {
  return { code: 'FLX406', subject, message: `cannot be written: ${reason}`, hint: 'move it away' };
}

/** Existing paths by their lower-case form, only where they are not alone in it or not lower-case themselves. */
function caseTwins(listing: Listing): ReadonlyMap<string, readonly string[]> {
  const twins = new Map<string, string[]>();
  for (const path of listing.kinds.keys()) {
    const key = path.toLowerCase();
    const group = twins.get(key);
    if (group === undefined) twins.set(key, [path]);
    else group.push(path);
  }
  return twins;
}

function caseObstacle(
  path: string,
  twins: ReadonlyMap<string, readonly string[]>,
  disk: Disk,
  wanted: ReadonlySet<string>,
): FindingInput | undefined {
  const group = twins.get(path.toLowerCase()) ?? [];
  const twin = group.find((other) => other !== path && !disk.stale.has(other) && !wanted.has(other));
  if (twin === undefined) return undefined;
  return foreignFile(path, { app: disk.apps.get(twin), how: `differs only in case from "${twin}"` });
}

function secondKustomization(path: string, disk: Disk, wanted: ReadonlySet<string>): FindingInput | undefined {
  const folder = parentOf(path);
  if (!KUSTOMIZATION_NAMES.includes(path.slice(folder === '' ? 0 : folder.length + 1))) return undefined;
  const second = KUSTOMIZATION_NAMES.map((name) => joinPath(folder, name)).find(
    (other) => other !== path && !wanted.has(other) && !disk.stale.has(other) && disk.listing.kinds.has(other),
  );
  if (second === undefined) return undefined;
  return foreignFile(path, {
    app: disk.apps.get(second),
    how: `would be a second kustomization file beside "${second}"`,
  });
}
