import { posix } from 'node:path';

import type { FindingInput } from '../diagnostics/index.js';
import type { FolderGuard } from '../model/index.js';
import { compareCodeUnits, joinPath, quotedList } from '../util/index.js';

import { ancestors } from './ancestors.js';
import { KUSTOMIZATION_NAMES } from './find-obstacles.js';
import type { Listing } from './list-folder.js';

export interface GuardedDisk {
  readonly listing: Listing;
  /** Files that the app writes, keeps or removes. */
  readonly ours: (path: string) => boolean;
  /** Which of the paths are no part of the repository for Git. */
  readonly ignored: (paths: readonly string[]) => ReadonlySet<string>;
}

/** What Flux takes for a manifest when it makes the kustomization file itself. */
const MANIFEST = /\.ya?ml$/;
/** What source-controller leaves out of every artifact. */
const NEVER_IN_SOURCE = new Set(
  [
    '.git .github .circleci .travis.yml .gitlab-ci.yml appveyor.yml .drone.yml cloudbuild.yaml codeship-services.yml',
    'codeship-steps.yml .goreleaser.yml .sops.yaml .flux.yaml',
  ].flatMap((names) => names.split(' ')),
);

/** FLX403 for each folder where our kustomization file would hide what Flux picks up without one. */
export function checkGuards(guards: readonly FolderGuard[], disk: GuardedDisk): FindingInput[] {
  const candidates = guards.map((guard) => uncovered(guard, disk));
  const ignored = disk.ignored(candidates.flat());
  return guards.flatMap(({ folder }, index) => {
    const dropped = (candidates[index] ?? []).filter((path) => !ignored.has(path)).sort(compareCodeUnits);
    return dropped.length === 0 ? [] : [finding(folder, dropped)];
  });
}

function finding(folder: string, dropped: readonly string[]): FindingInput {
  return {
    code: 'FLX403',
    subject: `folder "${folder === '' ? '.' : folder}"`,
    message: `its kustomization file would drop ${quotedList(dropped)}, which Flux applies today`,
    hint: 'declare them as VendoredFiles, or write no kustomization file there',
  };
}

function uncovered({ folder, resources }: FolderGuard, disk: GuardedDisk): string[] {
  const root = trimmed(folder);
  const listed = new Set(resources.map((resource) => trimmed(posix.join(root, resource))));
  return pickedUp(root, disk).filter((path) => {
    return !listed.has(path) && ![...ancestors(path)].some((above) => above !== root && listed.has(above));
  });
}

function trimmed(path: string): string {
  const normal = posix.normalize(path === '' ? '.' : path).replace(/\/$/, '');
  return normal === '.' ? '' : normal;
}

/** As Flux walks: a sub-folder with a kustomization file counts as one resource, other manifests file by file. */
function pickedUp(folder: string, disk: GuardedDisk): string[] {
  const names = disk.listing.folders.get(folder) ?? [];
  return names.flatMap((name) => {
    if (NEVER_IN_SOURCE.has(name)) return [];
    const path = joinPath(folder, name);
    if (disk.listing.kinds.get(path) === 'folder') return pickedUpFolder(path, disk);
    const counts =
      disk.listing.kinds.get(path) === 'file' && MANIFEST.test(name) && !KUSTOMIZATION_NAMES.includes(name);
    return counts && !disk.ours(path) ? [path] : [];
  });
}

function pickedUpFolder(path: string, disk: GuardedDisk): string[] {
  const files = KUSTOMIZATION_NAMES.map((name) => joinPath(path, name));
  const file = files.find((candidate) => disk.listing.kinds.get(candidate) === 'file');
  if (file === undefined) return pickedUp(path, disk);
  return disk.ours(file) ? [] : [path];
}
