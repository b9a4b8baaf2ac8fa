import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { median } from './median.js';
import { rounded } from './row.js';

/** A process from its start to its end. */
export interface ProcessRun {
  /** Milliseconds on the wall. */
  readonly wall: number;
  /** Megabytes of memory at the peak. */
  readonly peakResident: number;
}

/** Runs a Node script to its end and throws its output away. @throws when it ends with another code than one of `ends` */
export function runProcess(args: readonly string[], env: Readonly<Record<string, string>>, ends = [0]): ProcessRun {
  const folder = mkdtempSync(join(tmpdir(), 'fluxcd-bench-'));
  const peak = join(folder, 'peak');
  try {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--require', join(__dirname, 'report-peak.js'), ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env, BENCH_PEAK: peak },
      maxBuffer: 2 ** 28,
    });
    const wall = performance.now() - start;
    if (!ends.includes(status ?? -1)) throw new Error(`${args.join(' ')} ended with exit code ${status}: ${stderr}`);
    return { wall, peakResident: Number(readFileSync(peak, 'utf8')) / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The medians of several runs. */
export function medianRun(runs: readonly ProcessRun[]): ProcessRun {
  const of = (field: keyof ProcessRun) => rounded(median(runs.map((run) => run[field]))) ?? 0;
  return { wall: of('wall'), peakResident: of('peakResident') };
}
