import { checkFleet } from '../../lib/checks/index.js';
import type { FleetApp } from '../../lib/index.js';

import { alternate, type Timing } from '../measure/alternate.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import { graphFleet, plainFleet, releaseFleet } from '../workloads/fleets.js';
import { smallConfigMap } from '../workloads/objects.js';
import type { BenchOptions } from './options.js';

/** What the checks cost, on top of the rest of a synthesis. */
export function measureCheck({ quick }: BenchOptions): Measured {
  const rounds = quick ? 5 : 11;
  const plain = compare(plainFleet(10_000, smallConfigMap), rounds);
  const graph = compare(graphFleet(10_000, 'written'), rounds);
  const releases = compare(releaseFleet(500, 4), rounds);
  return {
    what: 'checkFleet against the synth to bytes in memory that contains it',
    figures: {
      '10000 small ConfigMaps': plain,
      '1000 Kustomizations with 10000 edges': graph,
      '2000 HelmReleases in 500 Kustomizations': releases,
    },
    goals: [
      atMost(20, '10,000 small ConfigMaps: percent on top of synth', plain.percent),
      atMost(20, '1,000 Kustomizations with 10,000 edges: percent on top of synth', graph.percent),
      atMost(20, '2,000 HelmReleases in 500 Kustomizations: percent on top of synth', releases.percent),
    ],
  };
}

function compare(app: FleetApp, rounds: number): { synth: Timing; check: Timing; percent: number } {
  const model = app.toModel();
  const sides = { synth: { run: () => app.toFiles() }, check: { run: () => checkFleet(model) } };
  const { synth, check } = alternate(sides, rounds);
  return { synth, check, percent: rounded((100 * check.cpu) / (synth.cpu - check.cpu)) ?? 0 };
}
