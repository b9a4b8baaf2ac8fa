import { layoutFleet } from '../../lib/layout/index.js';
import type { FleetModel } from '../../lib/model/index.js';
import { renderTree } from '../../lib/repo/index.js';

import { alternate, type Timing } from '../measure/alternate.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import { familyModel } from '../workloads/families.js';
import type { BenchOptions } from './options.js';

/** Many clusters that share a base, against each of them written as a whole. */
export function measureOverlays({ quick }: BenchOptions): Measured {
  const size = { clusters: quick ? 100 : 1_000, objects: 50 };
  const [rendered, shared] = [familyModel(size, {}), familyModel(size, { base: 'deploy/base/apps' })];
  const rounds = quick ? 4 : 7;
  const bytes = compare(rendered, shared, toBytes, rounds);
  return {
    what: 'layout of clusters with one base to bytes in memory, against the same clusters each as a whole',
    figures: {
      ...size,
      'to bytes': bytes,
      'without the text': compare(rendered, shared, (model) => layoutFleet(model), rounds),
      files: { rendered: filesOf(rendered), shared: filesOf(shared) },
    },
    goals: [atMost(2, `${size.clusters} clusters × ${size.objects} objects: times rendered`, bytes.times)],
  };
}

interface Comparison {
  readonly rendered: Timing;
  readonly shared: Timing;
  readonly times: number;
}

function compare(
  rendered: FleetModel,
  shared: FleetModel,
  run: (model: FleetModel) => unknown,
  rounds: number,
): Comparison {
  const sides = { rendered: { run: () => run(rendered) }, shared: { run: () => run(shared) } };
  const timings = alternate(sides, rounds);
  return { ...timings, times: rounded(timings.shared.cpu / timings.rendered.cpu) ?? 0 };
}

function toBytes(model: FleetModel): readonly { readonly path: string; readonly text: string }[] {
  return layoutFleet(model).trees.flatMap(renderTree);
}

function filesOf(model: FleetModel): { readonly files: number; readonly bytes: number } {
  const files = toBytes(model);
  return { files: files.length, bytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) };
}
