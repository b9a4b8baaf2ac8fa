import { ENVIRONMENT, RENDERERS } from '../../report/index.js';

import type { CommandResult } from '../command.js';
import { defineCommand } from '../define-command.js';
import type { CommonFlags, FlagValues } from '../flags.js';
import type { Io } from '../io.js';
import type { ParsedArguments } from '../parse-flags.js';
import { projectConfig } from '../project-config.js';
import { repositoryTargets } from '../repository-targets.js';
import { type AppRequest, findingsOf, runApp } from '../run-app.js';
import { UsageError } from '../usage-error.js';
import { verdict } from '../verdict.js';

const FLAGS = {
  app: { type: 'string', value: 'CMD', help: 'command that runs the app (default: "app" of cdk8s.yaml)' },
  output: {
    type: 'string',
    value: 'DIR',
    help: 'folder of the preview (default: "output" of cdk8s.yaml, else dist)',
  },
  repo: {
    type: 'string',
    value: 'NAME=DIR',
    multiple: true,
    help: 'write the repository NAME of the app into the clone at DIR,\nand no preview; once for each repository',
  },
  check: { type: 'boolean', help: 'write nothing; list the files that are out of date' },
  'overwrite-edits': { type: 'boolean', help: 'overwrite generated files that were edited by hand' },
} as const;

/** Runs the app; its `FleetApp.synth()` checks and writes. */
export const synth = defineCommand({
  name: 'synth',
  summary: 'run the app, check its fleet, write its files',
  synopsis: [
    '[--app CMD] [--output DIR | --repo NAME=DIR …] [--check]',
    '[--overwrite-edits] [--strict] [--format text|json]',
  ],
  description: [
    'Without --repo the files go to a preview folder. With it they go into your clones:',
    'files of others are never touched, generated ones that are no longer wanted are removed.',
    'When there is an error, nothing is written. With --strict, warnings change the exit',
    'code only: the files are written.',
    '',
    'What the app prints goes to standard error. Standard output holds, with --check, one',
    'line for each file out of date; with --format json, the report of the app.',
  ],
  flags: FLAGS,
  environment: [
    [ENVIRONMENT.repositories, 'NAME=DIR[,NAME=DIR…]: as --repo, which wins'],
    [ENVIRONMENT.check, 'true: as --check'],
    [ENVIRONMENT.overwriteEdits, 'true: as --overwrite-edits'],
    [ENVIRONMENT.preview, 'off: write no preview folder; set for the app by --repo'],
    [ENVIRONMENT.outdir, 'set for the app: the folder of the preview'],
    [ENVIRONMENT.report, 'set for the app: where it leaves its report'],
  ],
  exitCodes: {
    0: 'fine; warnings too, without --strict',
    1: 'errors, warnings with --strict, files out of date with --check, or the app failed',
    2: 'wrong usage: nothing was run',
    3: 'a fault of flux-fleet itself',
  },
  examples: [
    ['flux-fleet synth', 'write the preview that cdk8s.yaml names'],
    ['flux-fleet synth --repo fleet=../fleet', 'write the repository "fleet" into the clone beside this project'],
    [
      'flux-fleet synth --repo fleet=../fleet --check',
      'in a pipeline: fail when the clone is not what the app describes',
    ],
    [
      'flux-fleet synth --app "npx tsx apps/platform.ts" --format json > report.json',
      'run one app and keep its report',
    ],
  ],
  run: async (args, io) => {
    const { request, check } = readRequest(args, io);
    const run = await runApp(request, io);
    return result(args.flags, run, check);
  },
});

type Arguments = ParsedArguments<typeof FLAGS & CommonFlags>;

/** All that can be wrong with the arguments is found here, before the app runs. */
function readRequest({ flags, positionals }: Arguments, io: Io): { request: AppRequest; check: boolean } {
  const { targets, problems } = readTargets(flags.repo, io);
  const contradictions =
    flags.output !== undefined && targets.length > 0
      ? ['--output and --repo exclude each other: with a repository there is no preview']
      : [];
  const unexpected = positionals.map((word) => `unexpected argument "${word}"; only flags are understood here`);
  const all = [...unexpected, ...problems, ...contradictions];
  if (all.length > 0) throw new UsageError(...all);
  const config = projectConfig({ app: flags.app, output: flags.output }, io.cwd);
  const check = flags.check || io.env[ENVIRONMENT.check] === 'true';
  const environment = {
    [ENVIRONMENT.outdir]: config.output,
    ...(targets.length > 0 ? { [ENVIRONMENT.repositories]: targets.join(','), [ENVIRONMENT.preview]: 'off' } : {}),
    ...(check ? { [ENVIRONMENT.check]: 'true' } : {}),
    ...(flags['overwrite-edits'] ? { [ENVIRONMENT.overwriteEdits]: 'true' } : {}),
  };
  return { request: { command: config.app, environment: () => environment }, check };
}

function readTargets(words: readonly string[], io: Io) {
  const inherited = io.env[ENVIRONMENT.repositories] ?? '';
  if (words.length > 0 || inherited === '') return repositoryTargets(words, '--repo', io.cwd);
  return repositoryTargets(inherited.split(','), ENVIRONMENT.repositories, io.cwd);
}

function result(
  { strict, format }: FlagValues<CommonFlags>,
  run: Awaited<ReturnType<typeof runApp>>,
  check: boolean,
): CommandResult {
  const outputs = check ? run.report.apps.flatMap((app) => app.outputs) : [];
  const outdated = outputs.reduce((count, { written, removed }) => count + written.length + removed.length, 0);
  const output = format === 'json' ? `${run.reportText.trimEnd()}\n` : RENDERERS.changes.text(outputs);
  return { output, ...verdict({ findings: findingsOf(run), failure: run.failure, outdated }, { strict }) };
}
