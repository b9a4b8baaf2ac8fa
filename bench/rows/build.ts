import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { findKustomize } from '../../test/support/tools.js';
import { median } from '../measure/median.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import { medianRun, type ProcessRun, runProcess } from '../measure/run-process.js';
import { kustomizationFolders } from './kustomization-folders.js';
import type { BenchOptions } from './options.js';

const REPOSITORY = resolve('../shared/corpus/onedr0p+home-ops');
const ENGINE = resolve('dist/engine');
/** Where the bundled command looks for its engine. */
const LINK = resolve('.cache/bench/package/engine');
const COMMAND = resolve('.cache/bench/package/cli/main.js');
const FOLDERS = join(__dirname, 'folder-builds.js');

const WHAT = [
  '"flux-fleet build" of a repository, from nothing and with what the first run kept, in milliseconds on the wall, since',
  'processes are compared, and megabytes at the peak; kustomize: one process per folder with a kustomization file, one',
  'after the other; engine: these folders in one process with 1 and 2 worker threads',
].join(' ');

/** One turn of each side. */
interface Round {
  /** Milliseconds. */
  readonly kustomize: number;
  readonly first: ProcessRun;
  readonly second: ProcessRun;
  readonly oneWorker: ProcessRun;
  readonly twoWorkers: ProcessRun;
}

/** The command as users run it, against what they would do without it. */
export function measureBuild({ quick }: BenchOptions): Measured {
  const skipped = missing();
  if (skipped !== '') return { what: WHAT, figures: { skipped }, goals: goals() };
  if (!existsSync(LINK)) symlinkSync(ENGINE, LINK);
  const folders = kustomizationFolders(REPOSITORY);
  const rounds = Array.from({ length: quick ? 3 : 9 }, () => measureRound(folders));
  const of = (side: Exclude<keyof Round, 'kustomize'>) => medianRun(rounds.map((round) => round[side]));
  const kustomize = rounded(median(rounds.map((round) => round.kustomize))) ?? 0;
  const [first, second] = [of('first'), of('second')];
  const engine = { oneWorker: of('oneWorker'), twoWorkers: of('twoWorkers') };
  return {
    what: WHAT,
    figures: { rounds: rounds.length, folders: folders.length, kustomize, first, second, engine },
    goals: goals(first.wall / kustomize, second.wall / first.wall),
  };
}

function goals(first?: number, second?: number) {
  return [
    atMost(1, 'first run: times one kustomize process per folder', first),
    atMost(0.2, 'second run: times the first', second),
  ];
}

function missing(): string {
  if (!existsSync(REPOSITORY)) return `${REPOSITORY} is not there`;
  if (!existsSync(join(ENGINE, 'engine.json'))) return 'there is no engine; npm run build:engine makes it';
  return findKustomize() === undefined ? 'kustomize is not installed' : '';
}

function measureRound(folders: readonly string[]): Round {
  const cache = mkdtempSync(join(tmpdir(), 'fluxcd-bench-cache-'));
  // A repository that has errors is built all the same.
  const build = () =>
    runProcess([COMMAND, 'build', REPOSITORY, '--format', 'json'], { FLUX_FLEET_CACHE: cache }, [0, 1]);
  const alone = (workers: number) => runProcess([FOLDERS, REPOSITORY, `${workers}`], {});
  try {
    const kustomize = measureKustomize(folders);
    return { kustomize, first: build(), second: build(), oneWorker: alone(1), twoWorkers: alone(2) };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function measureKustomize(folders: readonly string[]): number {
  const kustomize = findKustomize() as string;
  const start = performance.now();
  for (const folder of folders) {
    const args = ['build', '--load-restrictor', 'LoadRestrictionsNone', join(REPOSITORY, folder)];
    execFileSync(kustomize, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
  return performance.now() - start;
}
