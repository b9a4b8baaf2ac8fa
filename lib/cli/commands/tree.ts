import { defineCommand } from '../define-command.js';
import { hasProjectConfig } from '../project-config.js';
import { REPOSITORY_ENVIRONMENT, REPOSITORY_FLAGS } from '../repository-flags.js';
import { TREE_FLAGS, type TreeFlags } from '../tree-flags.js';
import { treeOfApp } from '../tree-of-app.js';
import { treeOfRepository } from '../tree-of-repository.js';
import { UsageError } from '../usage-error.js';

/** Draws what each Kustomization applies: from what an app declares, or from what is built of a repository. */
export const tree = defineCommand({
  name: 'tree',
  summary: 'show which Kustomization applies what',
  synopsis: [
    '[DIR | --app CMD] [--cluster PATH|NAME …] [--compact]',
    '[--repo NAME=DIR …] [--root [NAME=]PATH …] [--var NAME=VALUE …]',
    '[--strict] [--format text|json]',
  ],
  description: [
    'With DIR, builds the Flux repository there as "flux-fleet build" does. Without, runs the app',
    'that cdk8s.yaml names, which writes no file; where there is no cdk8s.yaml, DIR is this folder.',
    'Prints the ownership tree of each cluster. With --compact it is, line by line, what',
    '"flux tree ks flux-system --compact" prints there. Without, all objects are shown; HelmReleases',
    'are leaves, which Flux expands in the cluster, and a last leaf says what is not known.',
    'Of an app:',
    '',
    '  (vendored files: not read)          the Kustomization also applies files no app writes',
    '  (source outside the app: not read)  it builds a source that is no repository of the app',
    '',
    'Of a repository:',
    '',
    '  (source not at hand: not read)      its source is another repository: give it with --repo',
    '  (does not build: …)                 Flux would apply nothing of it',
    '  (not all is known: …)               it applies more than the objects above',
    '',
    'With more than one cluster, a line "# PATH" stands above each tree.',
  ],
  flags: TREE_FLAGS,
  environment: REPOSITORY_ENVIRONMENT,
  exitCodes: {
    0: 'fine; warnings too, without --strict',
    1: 'errors in the fleet, warnings with --strict, or the app failed',
    2: 'wrong usage, such as a cluster that is not there',
    3: 'a fault of flux-fleet itself',
  },
  examples: [
    ['flux-fleet tree --compact', 'all clusters of the app that cdk8s.yaml names'],
    ['flux-fleet tree --app "npx tsx apps/platform.ts" --cluster clusters/staging', 'one cluster of one app'],
    ['flux-fleet tree ../fleet --compact', 'all clusters of a clone beside this folder'],
    ['flux-fleet tree --cluster staging --format json', 'one cluster as nested JSON'],
  ],
  run: ({ flags, positionals }, io) => {
    if (isOfRepository(flags, positionals, io.cwd)) return treeOfRepository(positionals, flags, io);
    rejectFlags(flags);
    return treeOfApp(flags, io);
  },
});

function isOfRepository({ app }: TreeFlags, [folder]: readonly string[], cwd: string): boolean {
  if (app !== undefined && folder !== undefined) {
    throw new UsageError(`"${folder}" and --app exclude each other: a tree is that of a folder or of an app`);
  }
  return app === undefined && (folder !== undefined || !hasProjectConfig(cwd));
}

/** Only a repository that is read has others beside it. */
function rejectFlags(flags: TreeFlags): void {
  const problems = Object.keys(REPOSITORY_FLAGS)
    .filter((name) => flags[name as keyof typeof REPOSITORY_FLAGS].length > 0)
    .map((name) => `--${name} is for the tree of a folder, not of an app; name the folder: "." is this one`);
  if (problems.length > 0) throw new UsageError(...problems);
}
