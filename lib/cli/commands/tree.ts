import { compareApplyOrder, parseFluxMinor } from '../../api/index.js';
import type { ObjectId } from '../../manifest/index.js';
import type { ClusterModel, FleetModel } from '../../model/index.js';
import { chooseClusters, entryPath, ENVIRONMENT, RENDERERS, type SynthReport } from '../../report/index.js';
import { didYouMean } from '../../util/index.js';

import { defineCommand } from '../define-command.js';
import type { Io } from '../io.js';
import { projectConfig } from '../project-config.js';
import { type AppRequest, runApp } from '../run-app.js';
import { UsageError } from '../usage-error.js';
import { verdict } from '../verdict.js';

/** Draws what each Kustomization applies, from what the app declares. */
export const tree = defineCommand({
  name: 'tree',
  summary: 'show which Kustomization applies what',
  synopsis: ['[--app CMD] [--cluster PATH|NAME …] [--compact]', '[--strict] [--format text|json]'],
  description: [
    'Runs the app without writing a file and prints the ownership tree of each cluster. With',
    '--compact it is, line by line, what "flux tree ks flux-system --compact" prints there.',
    'Without, all declared objects are shown; HelmReleases are leaves, which Flux expands in',
    'the cluster, and a last leaf says what the app cannot know:',
    '',
    '  (vendored files: not read)          the Kustomization also applies files no app writes',
    '  (source outside the app: not read)  it builds a source that is no repository of the app',
    '',
    'With more than one cluster, a line "# PATH" stands above each tree.',
  ],
  flags: {
    app: { type: 'string', value: 'CMD', help: 'command that runs the app (default: "app" of cdk8s.yaml)' },
    cluster: {
      type: 'string',
      value: 'PATH|NAME',
      multiple: true,
      help: 'show only this cluster, by its entry folder or its name;\ngive it again for more (default: all)',
    },
    compact: { type: 'boolean', help: "show only objects of Flux's own kinds" },
  },
  exitCodes: {
    0: 'fine; warnings too, without --strict',
    1: 'errors in the fleet, warnings with --strict, or the app failed',
    2: 'wrong usage, such as a cluster that the app does not have',
    3: 'a fault of flux-fleet itself',
  },
  examples: [
    ['flux-fleet tree --compact', 'all clusters of the app that cdk8s.yaml names'],
    ['flux-fleet tree --app "npx tsx apps/platform.ts" --cluster clusters/staging', 'one cluster of one app'],
    ['flux-fleet tree --cluster staging --format json', 'the same as nested JSON'],
  ],
  run: async ({ flags, positionals }, io) => {
    const run = await runApp(readRequest(flags.app, positionals, io), io);
    const model = mergeModels(run.report);
    if (run.report.apps.every((app) => app.model !== null)) rejectUnknown(flags.cluster, model.clusters);
    const output = RENDERERS.tree[flags.format](model, { cluster: flags.cluster, compact: flags.compact, compare });
    const { notes, exitCode } = verdict(run, { strict: flags.strict });
    return {
      output,
      notes: model.clusters.length > 0 ? notes : [...notes, 'the app has no clusters to show'],
      exitCode,
    };
  },
});

/** Nothing is written: neither repositories nor, by stock apps in the same process, the preview folder. */
function readRequest(app: string | undefined, positionals: readonly string[], { cwd }: Io): AppRequest {
  const [folder] = positionals;
  if (folder !== undefined) {
    throw new UsageError(
      `"${folder}" is not understood: trees are drawn from an app, not from a folder; use --app CMD`,
    );
  }
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
  const known = clusters.map((cluster) => `${entryPath(cluster)} (${cluster.name})`).join(', ');
  const candidates = clusters.flatMap((cluster) => [entryPath(cluster), cluster.name]);
  const problems = words
    .filter((word) => chooseClusters(clusters, [word]).length === 0)
    .map((word) => [`unknown cluster "${word}"`, `the app has ${known || 'none'}`, didYouMean(word, candidates)])
    .map((parts) => parts.filter((part) => part !== undefined).join('; '));
  if (problems.length > 0) throw new UsageError(...problems);
}

function compare(a: ObjectId, b: ObjectId, flux: string): number {
  return compareApplyOrder(a, b, parseFluxMinor(flux));
}
