import type { FindingInput } from '../diagnostics/index.js';
import type { FolderGuard, ObjectModel, RepoDocument, RepositoryModel, VendoredModel } from '../model/index.js';
import { compareCodeUnits, joinPath, quotedList } from '../util/index.js';

import { checkEntryFiles } from './check-entry-files.js';
import { folderFiles } from './folder-files.js';
import type { FolderPlan, PlannedPatch } from './folder-plan.js';
import { isPickedUp, listedTargets, needsOwnFolder } from './folder-resources.js';
import { generatorData, generatorEntries } from './generator-files.js';
import { imageComments } from './image-comments.js';
import { kustomizationFile, type PatchEntry } from './kustomization-file.js';
import { relativePath } from './repo-path.js';
import type { TreeBuilder } from './tree-builder.js';

/** Turns the plans of folders into files. */
export class FolderWriter {
  readonly guards: FolderGuard[] = [];

  constructor(
    private readonly builder: TreeBuilder,
    private readonly report: (finding: FindingInput) => void,
    private readonly patches: NonNullable<RepositoryModel['patches']>,
  ) {}

  write(folder: FolderPlan): void {
    const { files, findings } = folderFiles(folder);
    for (const finding of [...findings, ...checkEntryFiles(folder, files)]) this.report(finding);
    for (const { name, models } of files) this.builder.add(joinPath(folder.path, name), models.map(documentOf));
    for (const data of generatorData(folder.path, folder.generators)) this.builder.addData(data);
    for (const vendored of folder.vendored) this.writeVendored(vendored, folder);
    if (folder.kustomizationFile) {
      const names = files.map(({ name }) => name);
      this.writeKustomizationFile(folder, names, this.writePatches(folder));
    }
  }

  private writeKustomizationFile(folder: FolderPlan, files: readonly string[], patches: readonly PatchEntry[]): void {
    const { path, transform, fluxFolder, origin } = folder;
    const resources = [...files, ...listedTargets(folder).map((target) => relativePath(path, target))];
    const generators = generatorEntries(path, folder.generators);
    const data = kustomizationFile({ resources, transform, generators, patches });
    this.addKustomizationFile(path, { data, comments: imageComments(transform), origin });
    if (fluxFolder !== undefined) this.guards.push({ folder: path, resources });
  }

  private writePatches({ path, patches }: FolderPlan): PatchEntry[] {
    const sorted = [...patches].sort((a, b) => compareCodeUnits(a.file, b.file));
    return sorted.map((planned) => (this.isInline(planned) ? planned : this.writePatch(path, planned)));
  }

  /** Image automation sees no markers in a text, which a patch is in a kustomization file. */
  private isInline({ comments }: PlannedPatch): boolean {
    return this.patches === 'inline' && comments === undefined;
  }

  private writePatch(folder: string, { file, target, patch, comments, origin }: PlannedPatch): PatchEntry {
    this.builder.add(joinPath(folder, file), [{ data: patch, comments, origin }]);
    return { path: file, target };
  }

  private writeVendored(vendored: VendoredModel, folder: FolderPlan): void {
    const { path, patches, origin } = vendored;
    const found = isPickedUp(vendored, folder);
    if (found && patches.length > 0) this.report(unpatched(vendored));
    if (found || !needsOwnFolder(vendored, folder)) return;
    const resources = vendored.resources.map((resource) => relativePath(path, resource));
    this.addKustomizationFile(path, {
      data: kustomizationFile({ resources, patches }),
      origin: folder.origin ?? origin,
    });
  }

  private addKustomizationFile(path: string, document: RepoDocument): void {
    this.builder.add(joinPath(path, 'kustomization.yaml'), [document]);
  }
}

function documentOf({ object, comments, origin }: ObjectModel): RepoDocument {
  return { data: object, comments, origin };
}

function unpatched({ resources, origin }: VendoredModel): FindingInput {
  return {
    code: 'FLX307',
    subject: `vendored files ${quotedList(resources)}`,
    message: 'are patched, but Flux finds them by itself in the entry folder and would apply them unpatched too',
    hint: 'give the cluster "kustomizationFile: true", or keep the files outside the entry folder',
    at: origin,
  };
}
