import type { FindingInput } from '../diagnostics/index.js';
import type { JsonObject, KustomizationTransform } from '../manifest/index.js';
import type { FleetModel, FolderGuard, RepoDocument, RepoFile, VendoredModel } from '../model/index.js';
import { joinPath, quotedList } from '../util/index.js';

import { agreedTransform, isEmptyTransform, remainingTransform } from './agreed-transform.js';
import { checkBuiltFolders } from './check-built-folders.js';
import { checkEntryFiles } from './check-entry-files.js';
import { checkVendored } from './check-vendored.js';
import { compareShared } from './compare-shared.js';
import { folderFiles } from './folder-files.js';
import { generatorData, generatorEntries } from './generator-files.js';
import { isPickedUp, needsOwnFolder, vendoredTargets } from './folder-resources.js';
import { kustomizationFile } from './kustomization-file.js';
import { type Placement, placementsIn } from './placement.js';
import { relativePath } from './repo-path.js';
import { TreeBuilder } from './tree-builder.js';

export interface RepositoryLayout {
  readonly files: readonly RepoFile[];
  readonly guards: readonly FolderGuard[];
  readonly findings: readonly FindingInput[];
}

/** The files that one repository gets. */
export function layoutRepository(model: FleetModel, repository: string): RepositoryLayout {
  return new RepositoryLayouter(model, repository).run();
}

class RepositoryLayouter {
  private readonly findings: FindingInput[] = [];
  private readonly guards: FolderGuard[] = [];
  private readonly builder = new TreeBuilder((finding) => this.findings.push(finding));
  private readonly placements: readonly Placement[];
  /** All that put something into the same folder. */
  private readonly sharers = new Map<string, Placement[]>();
  private readonly children = new Map<Placement, Placement[]>();
  /** What all sharers of a folder say about it, by location. */
  private readonly agreed = new Map<string, KustomizationTransform>();

  constructor(model: FleetModel, repository: string) {
    this.placements = placementsIn(model, repository);
    for (const placement of this.placements) {
      append(this.sharers, placement.location, placement);
      if (placement.parent !== undefined) append(this.children, placement.parent, placement);
    }
    for (const [location, sharers] of this.sharers) {
      this.agreed.set(location, agreedTransform(sharers.map(({ folder }) => folder.transform)));
    }
  }

  run(): RepositoryLayout {
    this.findings.push(...checkBuiltFolders(this.placements));
    for (const [location, sharers] of this.sharers) this.writeContent(location, sharers);
    for (const [first] of this.sharers.values()) if (first !== undefined) this.writeOverlays(first);
    for (const sharers of this.sharers.values()) this.findings.push(...this.vendoredFindings(sharers));
    return { files: this.builder.files(), guards: this.guards, findings: this.findings };
  }

  /** Those of one user: the others name the same files. */
  private vendoredFindings(sharers: readonly Placement[]): readonly FindingInput[] {
    const found = sharers.map((sharer) => checkVendored(sharer, (path) => this.isLaidOut(path)));
    return found.find((findings) => findings.length > 0) ?? [];
  }

  private isLaidOut(path: string): boolean {
    return (
      this.sharers.has(path) || [path, joinPath(path, 'kustomization.yaml')].some((each) => this.builder.has(each))
    );
  }

  private writeContent(location: string, sharers: readonly Placement[]): void {
    const [first] = sharers;
    if (first === undefined) return;
    this.findings.push(...compareShared(location, sharers));
    const { files, findings } = folderFiles(first.folder);
    this.findings.push(...findings, ...checkEntryFiles(first, files));
    for (const { name, models } of files) {
      const documents = models.map(
        ({ object, comments, origin }): RepoDocument => ({ data: object, comments, origin }),
      );
      this.builder.add(joinPath(location, name), documents);
    }
    for (const data of generatorData(location, first.folder.generators ?? [])) this.builder.addData(data);
    for (const vendored of first.folder.vendored) this.writeVendored(vendored, first);
    if (first.folder.kustomizationFile)
      this.writeKustomizationFile(
        location,
        first,
        files.map(({ name }) => name),
      );
  }

  private writeKustomizationFile(location: string, placement: Placement, files: readonly string[]): void {
    const transform = this.agreed.get(location);
    const vendored = placement.folder.vendored.flatMap((entry) => vendoredTargets(entry, placement));
    const folders = (this.children.get(placement) ?? []).map((child) =>
      this.hasOverlay(child) ? child.folder.path : child.location,
    );
    const targets = [...vendored, ...folders, ...this.fluxFolder(placement, vendored)];
    const resources = [...files, ...targets.map((target) => relativePath(location, target))];
    const generators = generatorEntries(location, placement.folder.generators ?? []);
    this.addKustomizationFile(location, kustomizationFile({ resources, transform, generators }), placement);
    if (placement.kustomization.owner === '' && placement.parent === undefined) {
      this.guards.push({ folder: location, resources });
    }
  }

  /** A kustomization file in an entry folder names Flux's own folder, or Flux would remove itself. */
  private fluxFolder({ kustomization, parent, location }: Placement, vendored: readonly string[]): string[] {
    if (kustomization.owner !== '' || parent !== undefined) return [];
    const folder = joinPath(location, kustomization.namespace);
    return vendored.some((path) => path === folder || path.startsWith(`${folder}/`)) ? [] : [folder];
  }

  private writeVendored(vendored: VendoredModel, placement: Placement): void {
    const found = !placement.folder.kustomizationFile && isPickedUp(vendored, placement.folder.path);
    if (found && vendored.patches.length > 0) {
      const hint = 'give the cluster "kustomizationFile: true", or keep the files outside the entry folder';
      const message =
        'are patched, but Flux finds them by itself in the entry folder and would apply them unpatched too';
      const subject = `vendored files ${quotedList(vendored.resources)}`;
      this.findings.push({ code: 'FLX307', subject, message, hint, at: vendored.origin });
    }
    if (found || !needsOwnFolder(vendored, placement)) return;
    const resources = vendored.resources.map((resource) => relativePath(vendored.path, resource));
    this.addKustomizationFile(vendored.path, kustomizationFile({ resources, patches: vendored.patches }), placement);
  }

  /** The overlays in a folder, as its first user has them: others have the same, or it was said that they differ. */
  private writeOverlays(around: Placement): void {
    for (const child of this.children.get(around) ?? []) if (this.hasOverlay(child)) this.writeOverlay(child);
  }

  private writeOverlay({ folder, location, ...placement }: Placement): void {
    const transform = remainingTransform(folder.transform, this.agreed.get(location) ?? {});
    const resources = [relativePath(folder.path, location)];
    this.addKustomizationFile(folder.path, kustomizationFile({ resources, transform }), {
      ...placement,
      folder,
      location,
    });
  }

  private addKustomizationFile(path: string, data: JsonObject, { folder }: Placement): void {
    this.builder.add(joinPath(path, 'kustomization.yaml'), [{ data, origin: folder.origin }]);
  }

  /**
   * Whether a shared folder needs a kustomization file of this user's own: for what not all agree on, and where nothing
   * would refer to it otherwise.
   */
  private hasOverlay({ folder, location, parent }: Placement): boolean {
    if (folder.base === undefined) return false;
    const remaining = remainingTransform(folder.transform, this.agreed.get(location) ?? {});
    return !isEmptyTransform(remaining) || parent?.folder.kustomizationFile === false;
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [item]);
  else known.push(item);
}
