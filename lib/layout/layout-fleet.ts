import { type Finding, FindingCollector } from '../diagnostics/index.js';
import type { FleetModel, RepoTree } from '../model/index.js';

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
    return { repository: repository.name, app: model.app, source, files: layout.files, guards: layout.guards };
  });
  return { trees, findings: findings.sorted() };
}
