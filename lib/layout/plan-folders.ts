import type { FolderModel } from '../model/index.js';
import { groupBy, joinPath } from '../util/index.js';

import { isEmptyTransform, remainingTransform } from './agreed-transform.js';
import { contentPath } from './content-text.js';
import type { Family } from './families.js';
import type { FolderContent, FolderPlan } from './folder-plan.js';
import { movedGenerators } from './generator-files.js';
import type { Placement } from './placement.js';
import { relativePath } from './repo-path.js';
import { type BaseContent, splitBase } from './split-base.js';

/** What a base holds, and what each that shares it keeps. */
interface Shares {
  /** Undefined where there is no base, and where somebody builds it as it is. */
  readonly base: BaseContent | undefined;
  readonly isListed: boolean;
  readonly overlayOf: (folder: FolderModel) => FolderContent;
}

/** What every folder of a repository gets: a base, what differs from it, or all of it. */
export function planFolders(
  placements: readonly Placement[],
  families: ReadonlyMap<string, Family>,
): readonly FolderPlan[] {
  return new FolderPlanner(placements, families).run();
}

class FolderPlanner {
  private readonly byLocation: ReadonlyMap<string, readonly [Placement, ...Placement[]]>;
  private readonly shares = new Map<string, Shares>();

  constructor(
    private readonly placements: readonly Placement[],
    families: ReadonlyMap<string, Family>,
  ) {
    this.byLocation = groupBy(placements, ({ location }) => location);
    for (const [location, sharers] of this.byLocation) {
      const plain = sharers.find((sharer) => !isBased(sharer));
      const family = families.get(location);
      if (plain !== undefined) this.shares.set(location, sharesWith(plain));
      else if (family !== undefined) this.shares.set(location, sharesOf(family));
    }
  }

  run(): FolderPlan[] {
    const contents = [...this.byLocation.values()].flatMap((sharers) => this.contentPlan(sharers));
    const overlays = this.placements.filter((placement) => this.hasOverlay(placement));
    const byPath = groupBy(overlays, ({ path }) => path);
    return [...contents, ...[...byPath.values()].map(([first]) => this.overlayPlan(first))];
  }

  private contentPlan(sharers: readonly [Placement, ...Placement[]]): FolderPlan[] {
    const plain = sharers.find((sharer) => !isBased(sharer));
    if (plain !== undefined) return [this.plainPlan(plain)];
    const [{ location }] = sharers;
    const base = this.shares.get(location)?.base;
    if (base === undefined) return [];
    const { folder, ...content } = base;
    const folders = sharers.flatMap(({ shared }) => shared).map((child) => this.targetOf(child));
    return [{ ...content, path: location, kustomizationFile: true, folders, origin: folder.origin }];
  }

  /** A folder without a base, and one that somebody builds as it is. */
  private plainPlan({ folder, path, own, shared, ...placement }: Placement): FolderPlan {
    const { kustomizationFile, namespace, objects, vendored, generators = [], transform, origin } = folder;
    const content = { objects, patches: [], vendored, generators, transform };
    const isEntry = placement.kustomization.owner === '' && placement.parent === undefined;
    return {
      ...movedContent(content, folder, path),
      path,
      kustomizationFile,
      namespace,
      folders: [...own, ...shared].map((child) => this.targetOf(child)),
      fluxFolder: isEntry ? joinPath(path, placement.kustomization.namespace) : undefined,
      origin,
    };
  }

  private overlayPlan(placement: Placement): FolderPlan {
    const { folder, path, location, own } = placement;
    const folders = own.map((child) => this.targetOf(child));
    return {
      ...movedContent(this.overlayOf(placement), folder, path),
      path,
      kustomizationFile: true,
      namespace: folder.namespace,
      folders: this.shares.get(location)?.isListed ? [location, ...folders] : folders,
      origin: folder.origin,
    };
  }

  private targetOf(child: Placement): string {
    return this.hasOverlay(child) ? child.path : child.location;
  }

  /** Whether there is anything of its own to say, or nothing would refer to the base otherwise. */
  private hasOverlay(placement: Placement): boolean {
    if (!isBased(placement)) return false;
    const { parent, location, own } = placement;
    if (parent === undefined || !parent.folder.kustomizationFile) return true;
    const { objects, patches, vendored, generators, transform } = this.overlayOf(placement);
    const parts = objects.length + patches.length + vendored.length + generators.length + own.length;
    return parts > 0 || !isEmptyTransform(transform) || this.shares.get(location)?.isListed !== true;
  }

  private overlayOf({ location, folder }: Placement): FolderContent {
    return this.shares.get(location)?.overlayOf(folder) ?? { ...NOTHING, transform: folder.transform };
  }
}

const NOTHING: FolderContent = { objects: [], patches: [], vendored: [], generators: [], transform: {} };

function isBased({ path, location }: Placement): boolean {
  return path !== location;
}

function sharesOf(family: Family): Shares {
  const { base, overlays } = splitBase(family);
  return { base, isListed: base !== undefined, overlayOf: (folder) => overlays.get(folder) ?? NOTHING };
}

/** What somebody builds as it is has no room for what others add to it. */
function sharesWith({ folder: { transform } }: Placement): Shares {
  const overlayOf = (folder: FolderModel) => ({
    ...NOTHING,
    transform: remainingTransform(folder.transform, transform),
  });
  return { base: undefined, isListed: true, overlayOf };
}

/** Content of a folder where it is laid out. */
function movedContent(content: FolderContent, folder: FolderModel, to: string): FolderContent {
  const from = contentPath(folder);
  if (from === to) return content;
  return {
    ...content,
    vendored: content.vendored.map((entry) => ({ ...entry, path: joinPath(to, relativePath(from, entry.path)) })),
    generators: movedGenerators(content.generators, { from, to }),
  };
}
