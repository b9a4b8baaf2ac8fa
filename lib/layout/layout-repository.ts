import type { FindingInput } from '../diagnostics/index.js';
import type { FleetModel, FolderGuard, RepoFile, RepositoryModel } from '../model/index.js';
import { groupBy, joinPath } from '../util/index.js';

import { checkBuiltFolders } from './check-built-folders.js';
import { checkVendored } from './check-vendored.js';
import { compareOverlays, compareShared } from './compare-shared.js';
import { compareReferences } from './compare-references.js';
import { familiesAmong, type Family } from './families.js';
import { FolderWriter } from './folder-writer.js';
import { namespacedFolders } from './namespaced-folders.js';
import { type Placement, placeFolders } from './placement.js';
import { planFolders } from './plan-folders.js';
import { shareFolders } from './share-folders.js';
import { builtFolders, withFolders } from './sharer.js';
import { TreeBuilder } from './tree-builder.js';

export interface RepositoryLayout {
  readonly files: readonly RepoFile[];
  readonly guards: readonly FolderGuard[];
  readonly findings: readonly FindingInput[];
}

/** The files that one repository gets. */
export function layoutRepository(model: FleetModel, { name, patches = 'files' }: RepositoryModel): RepositoryLayout {
  const findings: FindingInput[] = [];
  const report = (finding: FindingInput) => findings.push(finding);
  const built = namespacedFolders(shareFolders(builtFolders(model, name)));
  const families = familiesAmong(built.flatMap(withFolders));
  const placements = placeFolders(built, families);
  const builder = new TreeBuilder(report);
  const writer = new FolderWriter(builder, report, patches);
  for (const folder of planFolders(placements, families)) writer.write(folder);
  findings.push(...checkPlaces(placements, families), ...checkAllVendored(placements, builder));
  return { files: builder.files(), guards: writer.guards, findings };
}

function checkPlaces(placements: readonly Placement[], families: ReadonlyMap<string, Family>): FindingInput[] {
  const shared = groupBy(placements, ({ location }) => location);
  const overlays = groupBy(
    placements.filter(({ path, location }) => path !== location),
    ({ path }) => path,
  );
  return [
    ...checkBuiltFolders(placements),
    ...[...shared].flatMap(([location, sharers]) => compareShared(location, sharers)),
    ...[...overlays].flatMap(([path, sharers]) => compareOverlays(path, sharers)),
    ...[...families.values()].flatMap(compareReferences),
  ];
}

/** Of all that share a folder, what is said of one user is enough: the others name the same files. */
function checkAllVendored(placements: readonly Placement[], builder: TreeBuilder): FindingInput[] {
  const shared = groupBy(placements, ({ location }) => location);
  const isLaidOut = (path: string) =>
    shared.has(path) || [path, joinPath(path, 'kustomization.yaml')].some((each) => builder.has(each));
  return [...shared.values()].flatMap((sharers) => {
    const found = sharers.map((sharer) => checkVendored(sharer, isLaidOut));
    return found.find((findings) => findings.length > 0) ?? [];
  });
}
