import { join } from 'node:path';

import { runChild } from '../measure/child.js';
import { median } from '../measure/median.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import type { BenchOptions } from './options.js';
import type { Heap, HeapSide } from './heap.js';

/** Megabytes in use when a synthesis has ended and its result is still held, each side in a process of its own. */
export function measureMemory({ quick }: BenchOptions): Measured {
  const count = quick ? 3_000 : 10_000;
  const [ours, stock] = (['ours', 'stock'] as const).map((side) => heapOf(side, count, quick ? 1 : 3));
  const ratio = ours && stock && ours.afterSynth / stock.afterSynth;
  return {
    what: `megabytes of heap after synth of ${count} small ConfigMaps, the files (stock: the YAML) still held`,
    figures: { ours, stock },
    goals: [atMost(1.5, 'times stock', rounded(ratio) ?? undefined)],
  };
}

function heapOf(side: HeapSide, count: number, runs: number): Heap {
  const heaps = Array.from({ length: runs }, () => runChild<Heap>(join(__dirname, 'heap.js'), [side, String(count)]));
  const of = (field: keyof Heap) => rounded(median(heaps.map((heap) => heap?.[field] ?? 0))) ?? 0;
  return { created: of('created'), afterSynth: of('afterSynth'), peakResident: of('peakResident') };
}
