import type { FindingInput } from '../diagnostics/index.js';
import { displayName } from '../manifest/index.js';

import type { Placement } from './placement.js';
import { isWithin } from './repo-path.js';

/**
 * A folder without a kustomization file is built with all that lies below it: a Kustomization or base in there would be
 * applied twice. Entry folders are the only ones.
 */
export function checkBuiltFolders(placements: readonly Placement[]): FindingInput[] {
  const open = placements.filter(({ folder }) => !folder.kustomizationFile);
  return open.flatMap((entry) =>
    placements.filter((placement) => isForeignIn(placement, entry)).map((placement) => finding(placement, entry)),
  );
}

function isForeignIn(placement: Placement, entry: Placement): boolean {
  if (placement === entry || !isWithin(placement.location, entry.location)) return false;
  const isOwnFolder = placement.kustomization === entry.kustomization && placement.folder.base === undefined;
  return !isOwnFolder && isOutermost(placement);
}

/** Folders of a misplaced folder are misplaced with it; one finding says it. */
function isOutermost({ parent, location }: Placement): boolean {
  return parent === undefined || !isWithin(location, parent.location);
}

function finding({ kustomization, folder, location }: Placement, entry: Placement): FindingInput {
  const { namespace, name } = kustomization;
  const what = folder.base === undefined ? 'builds' : 'takes its base from';
  const { name: cluster } = entry.cluster;
  return {
    code: 'FLX303',
    subject: displayName({ kind: 'Kustomization', namespace, name }),
    path: 'spec.path',
    message: `${what} "./${location}" inside "./${entry.location}", which the entry of cluster "${cluster}" builds too: Flux would apply it twice`,
    hint: 'move it out of the entry folder',
    at: folder.origin,
  };
}
