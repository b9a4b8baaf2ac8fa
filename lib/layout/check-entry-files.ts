import type { FindingInput } from '../diagnostics/index.js';
import { displayName, objectId } from '../manifest/index.js';
import { joinPath } from '../util/index.js';

import type { FolderFile } from './folder-files.js';
import type { FolderPlan } from './folder-plan.js';
import { isWithin } from './repo-path.js';

/**
 * In an entry folder without a kustomization file Flux looks for files by itself, but not in folders that have a
 * kustomization file: bootstrap's own, and those of Folders.
 */
export function checkEntryFiles(folder: FolderPlan, files: readonly FolderFile[]): FindingInput[] {
  const { path: location, kustomizationFile, folders, fluxFolder } = folder;
  if (kustomizationFile) return [];
  const closed = fluxFolder === undefined ? folders : [fluxFolder, ...folders];
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
