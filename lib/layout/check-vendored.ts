import type { FindingInput } from '../diagnostics/index.js';

import type { Placement } from './placement.js';
import { isWithin } from './repo-path.js';

/**
 * Vendored files are those that no app writes: what is laid out would be applied twice, and a folder around the one
 * that refers to it is a cycle.
 *
 * @param isLaidOut whether a path is a file or a folder that the app writes
 */
export function checkVendored(placement: Placement, isLaidOut: (path: string) => boolean): FindingInput[] {
  const around = foldersAround(placement);
  return placement.folder.vendored.flatMap(({ resources, origin }) =>
    resources.flatMap((resource) => {
      const message = problemWith(resource, around, isLaidOut);
      if (message === undefined) return [];
      const hint = 'name files, or a folder, that no app writes';
      return { code: 'FLX301', subject: `vendored files "${resource}"`, message, hint, at: origin };
    }),
  );
}

/** Every folder that kustomize passes on its way to the vendored files. */
function foldersAround({ path, location, parent }: Placement): string[] {
  return [location, path, ...(parent === undefined ? [] : foldersAround(parent))];
}

function problemWith(
  resource: string,
  around: readonly string[],
  isLaidOut: (path: string) => boolean,
): string | undefined {
  // The root was refused when the path was read.
  if (resource === '') return undefined;
  if (around.includes(resource)) return 'are the folder that refers to them: kustomize refuses the cycle';
  const inside = around.find((folder) => isWithin(folder, resource));
  if (inside !== undefined) return `hold "${inside}", which refers to them: kustomize refuses the cycle`;
  return isLaidOut(resource) ? 'are written by the app itself and would be applied twice' : undefined;
}
