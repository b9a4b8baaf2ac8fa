import type { VendoredModel } from '../model/index.js';

import type { FolderPlan } from './folder-plan.js';
import { isWithin } from './repo-path.js';

/** Whether a folder names a vendored folder of its own, instead of the files themselves. */
export function needsOwnFolder(vendored: VendoredModel, folder: FolderPlan): boolean {
  return vendored.patches.length > 0 || (!folder.kustomizationFile && !isPickedUp(vendored, folder));
}

/** Whether Flux finds vendored files by itself, as it does in a folder without a kustomization file. */
export function isPickedUp(vendored: VendoredModel, { kustomizationFile, path }: FolderPlan): boolean {
  return !kustomizationFile && vendored.resources.every((resource) => isWithin(resource, path));
}

/** What the kustomization file of a folder lists from elsewhere, relative to the root of the repository. */
export function listedTargets(folder: FolderPlan): readonly string[] {
  const vendored = folder.vendored.flatMap((entry) => (needsOwnFolder(entry, folder) ? [entry.path] : entry.resources));
  return [...vendored, ...folder.folders, ...ownFluxFolder(folder, vendored)];
}

/** A kustomization file in an entry folder names Flux's own folder, or Flux would remove itself. */
function ownFluxFolder({ fluxFolder }: FolderPlan, vendored: readonly string[]): readonly string[] {
  if (fluxFolder === undefined || vendored.some((path) => isWithin(path, fluxFolder))) return [];
  return [fluxFolder];
}
