import { join } from 'node:path';

import { alternate } from '../measure/alternate.js';
import { runChild } from '../measure/child.js';
import { atLeast, atMost, type Measured, rounded } from '../measure/row.js';
import { chainFleet } from '../workloads/fleets.js';
import type { BenchOptions } from './options.js';

/** Stock takes 44 s on an idle machine; a busy one gets more time, and then it is enough. */
const STOCK_LIMIT_SECONDS = 300;

/** Charts that depend on one another in a chain, and Kustomizations that do. */
export function measureChain({ quick }: BenchOptions): Measured {
  const [six, twelve, fifty] = [
    { links: 6, objects: 30 },
    { links: 12, objects: 30 },
    { links: 50, objects: 20 },
  ].map(chainFleet);
  const sides = {
    ours: { run: () => six?.toFiles() },
    'ours 12 x 30': { run: () => twelve?.toFiles() },
    'ours 50 x 20': { run: () => fifty?.toFiles() },
  };
  const timings = alternate(sides, quick ? 11 : 31);
  const stock = quick
    ? undefined
    : runChild<{ cpu: number }>(join(__dirname, 'stock-chain.js'), [], STOCK_LIMIT_SECONDS);
  // Where stock did not end, it is at least as slow as the time it had.
  const stockCpu = quick ? undefined : (stock?.cpu ?? STOCK_LIMIT_SECONDS * 1000);
  return {
    what: '6 charts in a chain x 30 objects, to bytes in memory; stock: synthYaml(), once, in a process of its own',
    figures: { ...timings, stock: quick ? 'skipped by --quick' : (stock ?? `not done in ${STOCK_LIMIT_SECONDS} s`) },
    goals: [
      atLeast(1000, '6 x 30: times faster than stock', (stockCpu && rounded(stockCpu / timings.ours.cpu)) ?? undefined),
      atMost(10, '6 x 30: milliseconds', timings.ours.cpu),
    ],
  };
}
