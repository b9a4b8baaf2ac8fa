import { type Finding, FindingCollector } from '../diagnostics/index.js';
import type { FleetModel, RepositoryModel, RepoText, RepoTree } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { layoutRepository } from './layout-repository.js';

export interface LayoutOptions {
  /** What to edit instead of the generated files, for their first line. */
  readonly source?: string | undefined;
}

/** What every repository of a fleet gets, and what is wrong with the places. */
export interface FleetLayout {
  readonly trees: readonly RepoTree[];
  readonly findings: readonly Finding[];
}

export function layoutFleet(model: FleetModel, { source = '' }: LayoutOptions = {}): FleetLayout {
  const findings = new FindingCollector();
  const trees = model.repositories.map((repository): RepoTree => {
    const layout = layoutRepository(model, repository);
    for (const finding of layout.findings) findings.add(finding);
    const files = [...ignoreFiles(repository), ...layout.files].sort((a, b) => compareCodeUnits(a.path, b.path));
    return { repository: repository.name, app: model.app, source, files, guards: layout.guards };
  });
  return { trees, findings: findings.sorted() };
}

/** What tells Flux which files of the repository belong into no artifact. */
function ignoreFiles({ sourceIgnore }: RepositoryModel): readonly RepoText[] {
  if (sourceIgnore === undefined) return [];
  return [{ path: '.sourceignore', text: sourceIgnore.map((line) => `${line}\n`).join(''), takesComment: true }];
}
