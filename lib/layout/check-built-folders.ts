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
    placements.flatMap((placement) => {
      if (placement === entry || !isOutermost(placement)) return [];
      return foreignPlaces(placement, entry)
        .filter((place) => isWithin(place, entry.location))
        .map((place) => finding(placement, place, entry));
    }),
  );
}

/** The folders of a placement that the entry must not build; what it has in a Folder of its own it builds anyway. */
function foreignPlaces({ kustomization, path, location, parent }: Placement, entry: Placement): readonly string[] {
  if (parent === undefined) return path === location ? [path] : [path, location];
  return kustomization === entry.kustomization && path === location ? [] : [location];
}

/** Folders of a misplaced folder are misplaced with it; one finding says it. */
function isOutermost({ parent, location }: Placement): boolean {
  return parent === undefined || !isWithin(location, parent.location);
}

function finding({ kustomization, folder, path }: Placement, place: string, entry: Placement): FindingInput {
  const { namespace, name } = kustomization;
  const what = place === path ? 'builds' : 'takes its base from';
  const { name: cluster } = entry.cluster;
  return {
    code: 'FLX303',
    subject: displayName({ kind: 'Kustomization', namespace, name }),
    path: 'spec.path',
    message: `${what} "./${place}" inside "./${entry.location}", which the entry of cluster "${cluster}" builds too: Flux would apply it twice`,
    hint: 'move it out of the entry folder',
    at: folder.origin,
  };
}
