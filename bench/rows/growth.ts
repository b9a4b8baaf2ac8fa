import type { FleetApp } from '../../lib/index.js';

import { timed } from '../measure/alternate.js';
import { exponent, type Point } from '../measure/exponent.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import { graphFleet, plainFleet } from '../workloads/fleets.js';
import { smallConfigMap } from '../workloads/objects.js';
import type { BenchOptions } from './options.js';

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000];

/** How the time to bytes in memory grows, from 1,000 to 100,000. */
export function measureGrowth({ quick }: BenchOptions): Measured {
  const sizes = quick ? SIZES.slice(0, 3) : SIZES;
  const objects = grow(sizes, (size) => plainFleet(size, smallConfigMap));
  const written = grow(sizes, (size) => graphFleet(size, 'written'));
  const derived = grow(sizes, (size) => graphFleet(size, 'derived'));
  return {
    what: 'exponent of CPU time; edges: Kustomizations that depend on ten before them, by dependsOn or addDependency',
    figures: { objects, 'edges by dependsOn': written, 'edges by addDependency': derived },
    goals: [
      atMost(1.05, 'exponent in objects', objects.exponent),
      atMost(1.05, 'exponent in edges by dependsOn', written.exponent),
      atMost(1.05, 'exponent in edges by addDependency', derived.exponent),
    ],
  };
}

function grow(sizes: readonly number[], make: (size: number) => FleetApp): { exponent: number; points: Point[] } {
  // Whatever is measured first would pay for the compiler.
  for (let round = 0; round < 3; round++) make(sizes[1] ?? 1_000).toFiles();
  const points = sizes.map((size) => {
    process.stderr.write(`  ${size}\n`);
    const app = make(size);
    return { size, time: timed({ run: () => app.toFiles() }, size > 10_000 ? 4 : 10).cpu };
  });
  return { exponent: rounded(exponent(points)) ?? 0, points };
}
