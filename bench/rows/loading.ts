import { join } from 'node:path';

import { runChild } from '../measure/child.js';
import { median } from '../measure/median.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import type { BenchOptions } from './options.js';
import type { Load } from './load.js';

/** Loading the library when cdk8s is there already, in fresh processes. */
export function measureLoading({ quick }: BenchOptions): Measured {
  const loads = Array.from({ length: quick ? 5 : 21 }, () => runChild<Load>(join(__dirname, 'load.js'), []));
  const of = (field: keyof Load) => rounded(median(loads.map((load) => load?.[field] ?? 0))) ?? 0;
  const figures = { cdk8s: of('cdk8s'), cpu: of('cpu'), wall: of('wall'), files: of('files') };
  return {
    what: 'milliseconds to load cdk8s-fluxcd on top of cdk8s; files: modules that this loads',
    figures,
    goals: [atMost(40, 'milliseconds', figures.cpu)],
  };
}
