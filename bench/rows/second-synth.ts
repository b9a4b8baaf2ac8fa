import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { writeTree } from '../../lib/repo/index.js';

import { alternate, type Timing } from '../measure/alternate.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import { plainFleet } from '../workloads/fleets.js';
import { smallConfigMap } from '../workloads/objects.js';
import type { BenchOptions } from './options.js';
import { MEMORY } from './places.js';

/** Synthesis into a repository that has all of it already. */
export function measureSecondSynth({ quick }: BenchOptions): Measured {
  const [count, rounds] = quick ? [1_000, 4] : [5_000, 8];
  const bare = compare(count, rounds, { git: false });
  const inGit = compare(count, rounds, { git: true });
  return {
    what: 'synth into an unchanged repository on tmpfs, against synth in memory and one read for each file',
    figures: { files: count + 2, folder: bare, 'git work tree': inGit },
    goals: [
      atMost(1, 'folder: times synth in memory and one read for each file', bare.timesAllowed),
      atMost(1, 'git work tree: times synth in memory and one read for each file', inGit.timesAllowed),
      atMost(0, 'files written', bare.written + inGit.written),
    ],
  };
}

interface Comparison {
  readonly second: Timing;
  readonly allowed: Timing;
  readonly timesAllowed: number;
  readonly written: number;
}

function compare(count: number, rounds: number, { git }: { git: boolean }): Comparison {
  const app = plainFleet(count, smallConfigMap);
  const root = mkdtempSync(join(MEMORY, 'fluxcd-bench-'));
  try {
    if (git) makeGitFolder(root);
    const write = () => app.result().trees.map((tree) => writeTree(tree, root).written.length);
    const written = () => write().reduce((sum, files) => sum + files, 0);
    written();
    const paths = Object.values(app.toFiles()).flatMap((files) => files.map(({ path }) => join(root, path)));
    const read = () => [app.toFiles(), paths.map((path) => readFileSync(path, 'utf8'))];
    const { second, allowed } = alternate({ second: { run: write }, allowed: { run: read } }, rounds);
    return { second, allowed, timesAllowed: rounded(second.cpu / allowed.cpu) ?? 0, written: written() };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What makes a folder a work tree, without Git itself. */
function makeGitFolder(root: string): void {
  mkdirSync(join(root, '.git'));
}
