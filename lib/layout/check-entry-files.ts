import type { FindingInput } from '../diagnostics/index.js';
import { displayName, objectId } from '../manifest/index.js';
import { joinPath } from '../util/index.js';

import type { FolderFile } from './folder-files.js';
import type { Placement } from './placement.js';
import { isWithin } from './repo-path.js';

/**
 * In an entry folder without a kustomization file Flux looks for files by itself, but not in folders that have a
 * kustomization file: bootstrap's own, and those of Folders.
 */
export function checkEntryFiles(placement: Placement, files: readonly FolderFile[]): FindingInput[] {
  const { folder, location, kustomization } = placement;
  if (folder.kustomizationFile) return [];
  const closed = [joinPath(location, kustomization.namespace), ...folder.folders.map(({ path }) => path)];
  return files.flatMap(({ name, models }) => {
    const around = closed.find((path) => isWithin(joinPath(location, name), path));
    const [model] = models;
    if (around === undefined || model === undefined) return [];
    return {
      code: 'FLX307',
      subject: displayName(objectId(model.object)),
      path: 'file',
      message: `"${name}" lies in "${around}", which has a kustomization file that does not list it`,
      hint: 'choose a file outside of it',
      at: model.origin,
    };
  });
}
