import { plainFleet, plainStock } from '../workloads/fleets.js';
import { smallConfigMap } from '../workloads/objects.js';

export type HeapSide = 'ours' | 'stock';

/** Megabytes. */
export interface Heap {
  readonly created: number;
  readonly afterSynth: number;
  /** The most that the process ever had, and what the machine needs. */
  readonly peakResident: number;
}

if (require.main === module) {
  const [side, count] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(measure(side as HeapSide, Number(count))));
}

function measure(side: HeapSide, count: number): Heap {
  const synth = side === 'ours' ? ours(count) : stock(count);
  const created = heapUsed();
  const result = synth();
  const afterSynth = heapUsed();
  const peakResident = process.resourceUsage().maxRSS / 1024;
  if (result === undefined) throw new Error('nothing was made');
  return { created, afterSynth, peakResident };
}

function ours(count: number): () => unknown {
  const app = plainFleet(count, smallConfigMap);
  return () => app.toFiles();
}

function stock(count: number): () => unknown {
  const app = plainStock(count, smallConfigMap);
  return () => app.synthYaml();
}

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
