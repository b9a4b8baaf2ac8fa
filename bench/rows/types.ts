import { join } from 'node:path';

import { runChild } from '../measure/child.js';
import { median } from '../measure/median.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import type { App, Compilation } from './compile.js';
import type { BenchOptions } from './options.js';

const COMPILE = join(__dirname, 'compile.js');

/** What our types cost the compiler of a user, in fresh processes that take turns. */
export function measureTypes({ quick }: BenchOptions): Measured {
  runChild<number>(COMPILE, ['declarations']);
  const rounds = Array.from({ length: quick ? 3 : 7 }, () => ({
    constructs: runChild<Compilation>(COMPILE, ['constructs']),
    stock: runChild<Compilation>(COMPILE, ['stock']),
  }));
  const figures = (app: App) => medians(rounds.map((round) => round[app]).filter((found) => found !== undefined));
  const [constructs, stock] = [figures('constructs'), figures('stock')];
  return {
    what: 'the compiler on an app of ten kinds, by our constructs and by stock ApiObjects: milliseconds, megabytes at the peak',
    figures: { constructs, stock },
    goals: [
      atMost(1.25, 'times the CPU time for stock ApiObjects', constructs.cpu / stock.cpu),
      atMost(1.25, 'times the memory for stock ApiObjects', constructs.peakResident / stock.peakResident),
    ],
  };
}

function medians(all: readonly Compilation[]): Compilation {
  const of = (field: keyof Compilation) => rounded(median(all.map((one) => one[field]))) ?? 0;
  return {
    cpu: of('cpu'),
    wall: of('wall'),
    peakResident: of('peakResident'),
    files: of('files'),
    types: of('types'),
    instantiations: of('instantiations'),
  };
}
