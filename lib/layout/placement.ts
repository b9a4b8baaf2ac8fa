import type { FolderModel } from '../model/index.js';
import { joinPath } from '../util/index.js';

import { contentPath } from './content-text.js';
import type { Family } from './families.js';
import { relativePath } from './repo-path.js';
import type { Sharer } from './sharer.js';

/** One folder of one cluster, and where in the repository it lies. */
export interface Placement extends Sharer {
  readonly parent: Placement | undefined;
  /** Where lies what is its own. */
  readonly path: string;
  /** Where lies what it shares: the base where there is one. */
  readonly location: string;
  /** The folders in `path`. */
  readonly own: readonly Placement[];
  /** The folders in the base; only one of those that share it has them. */
  readonly shared: readonly Placement[];
}

/** Places folders and all that is in them. */
export function placeFolders(built: readonly Sharer[], families: ReadonlyMap<string, Family>): Placement[] {
  const placer = new Placer(families);
  for (const sharer of built) placer.place(sharer, { path: sharer.folder.path, parent: undefined });
  return placer.placements;
}

interface Place {
  readonly path: string;
  readonly parent: Placement | undefined;
}

class Placer {
  readonly placements: Placement[] = [];
  private readonly filled = new Set<string>();

  constructor(private readonly families: ReadonlyMap<string, Family>) {}

  place(sharer: Sharer, { path, parent }: Place): Placement {
    const { base } = sharer.folder;
    const location = base ?? path;
    const [own, shared]: Placement[][] = [[], []];
    const placement: Placement = { ...sharer, parent, path, location, own: own as [], shared: shared as [] };
    this.placements.push(placement);
    const parts = base === undefined ? undefined : this.families.get(base)?.parts.get(sharer.folder);
    this.placeInside(placement, parts?.own.folders ?? sharer.folder.folders, path, own as Placement[]);
    if (parts !== undefined && !this.filled.has(location)) {
      this.filled.add(location);
      this.placeInside(placement, parts.common.folders, location, shared as Placement[]);
    }
    return placement;
  }

  private placeInside(parent: Placement, folders: readonly FolderModel[], around: string, into: Placement[]): void {
    const { cluster, kustomization } = parent;
    const from = contentPath(parent.folder);
    for (const folder of folders) {
      const path = joinPath(around, relativePath(from, folder.path));
      into.push(this.place({ cluster, kustomization, folder }, { path, parent }));
    }
  }
}
