import type { ClusterModel, FleetModel } from '../model/index.js';
import { chooseClusters, entryPath, ENVIRONMENT, RENDERERS, type SynthReport } from '../report/index.js';

import type { CommandResult } from './command.js';
import { compareApplied } from './compare-applied.js';
import type { Io } from './io.js';
import { projectConfig } from './project-config.js';
import { type AppRequest, findingsOf, runApp } from './run-app.js';
import type { TreeFlags } from './tree-flags.js';
import { unknownCluster } from './unknown-cluster.js';
import { UsageError } from './usage-error.js';
import { verdict } from './verdict.js';

/** Runs the app and draws what it declares. */
export async function treeOfApp(flags: TreeFlags, io: Io): Promise<CommandResult> {
  const run = await runApp(readRequest(flags.app, io), io);
  const model = mergeModels(run.report);
  if (run.report.apps.every((app) => app.model !== null)) rejectUnknown(flags.cluster, model.clusters);
  const view = { cluster: flags.cluster, compact: flags.compact, compare: compareApplied };
  const { notes, exitCode } = verdict({ findings: findingsOf(run), failure: run.failure }, flags);
  return {
    output: RENDERERS.tree[flags.format](model, view),
    notes: model.clusters.length > 0 ? notes : [...notes, 'the app has no clusters to show'],
    exitCode,
  };
}

/** Nothing is written: neither repositories nor, by stock apps in the same process, the preview folder. */
function readRequest(app: string | undefined, { cwd }: Io): AppRequest {
  const config = projectConfig({ app }, cwd);
  return {
    command: config.app,
    environment: (scratch) => ({
      [ENVIRONMENT.outdir]: scratch,
      [ENVIRONMENT.preview]: 'off',
      [ENVIRONMENT.repositories]: undefined,
      [ENVIRONMENT.check]: undefined,
      [ENVIRONMENT.overwriteEdits]: undefined,
    }),
  };
}

/** The clusters of all apps of the process, in the order in which they were synthesised. */
function mergeModels({ apps }: SynthReport): FleetModel {
  const models = apps.flatMap(({ model }) => (model === null ? [] : [model]));
  return {
    app: models.map(({ app }) => app).join(', '),
    repositories: models.flatMap(({ repositories }) => repositories),
    clusters: models.flatMap(({ clusters }) => clusters),
  };
}

function rejectUnknown(words: readonly string[], clusters: readonly ClusterModel[]): void {
  const known = clusters.map((cluster) => ({ path: entryPath(cluster), name: cluster.name }));
  const problems = words
    .filter((word) => chooseClusters(clusters, [word]).length === 0)
    .map((word) => unknownCluster(word, known, 'the app'));
  if (problems.length > 0) throw new UsageError(...problems);
}
