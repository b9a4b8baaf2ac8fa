import type { VendoredModel } from '../model/index.js';

import type { Placement } from './placement.js';
import { isWithin } from './repo-path.js';

/** Whether the kustomization file of a folder names a vendored folder of its own, instead of the files themselves. */
export function needsOwnFolder(vendored: VendoredModel, { folder }: Placement): boolean {
  return vendored.patches.length > 0 || (!folder.kustomizationFile && !isPickedUp(vendored, folder.path));
}

/** Whether Flux finds vendored files by itself, as it does in a folder without a kustomization file. */
export function isPickedUp(vendored: VendoredModel, path: string): boolean {
  return vendored.resources.every((resource) => isWithin(resource, path));
}

/** What a folder refers to for one vendored entry, relative to the repository root. */
export function vendoredTargets(vendored: VendoredModel, placement: Placement): readonly string[] {
  return needsOwnFolder(vendored, placement) ? [vendored.path] : vendored.resources;
}
