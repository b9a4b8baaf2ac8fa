import { median } from './median.js';
import { rounded } from './row.js';

/** Milliseconds of one side of a comparison. */
export interface Timing {
  /**
   * Median of the CPU time of the process. Goals are judged by it: it counts the garbage collector and the compiler, and
   * unlike the time on the wall it stays the same when others use the machine.
   */
  readonly cpu: number;
  readonly wall: number;
  /** CPU time of the very first run, in which V8 still interprets. */
  readonly first: number;
  readonly rounds: number;
}

interface Sample {
  readonly cpu: number;
  readonly wall: number;
}

export interface Side {
  readonly run: () => unknown;
  /** What has to be made anew for each run, and is not measured. */
  readonly before?: () => void;
}

/** Runs the sides in turn, so that whatever else the machine does meets all of them. */
export function alternate<T extends string>(sides: Readonly<Record<T, Side>>, rounds: number): Record<T, Timing> {
  const names = Object.keys(sides) as T[];
  const samples = new Map<T, Sample[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) samples.get(name)?.push(sample(sides[name]));
  }
  return Object.fromEntries(names.map((name) => [name, timing(samples.get(name) ?? [])])) as Record<T, Timing>;
}

/** The timings of one side alone. */
export function timed(side: Side, rounds: number): Timing {
  return alternate({ side }, rounds).side;
}

function sample({ run, before }: Side): Sample {
  before?.();
  // What the other side left behind is not to be collected at this one's cost. A full collection would also throw away
  // what V8 has learned: it drops the shapes of objects that are gone, and with them the code that was compiled for them.
  globalThis.gc?.({ type: 'minor' });
  const start = performance.now();
  const cpu = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - start };
}

/** The first run warms up and is told apart. */
function timing(samples: readonly Sample[]): Timing {
  const warm = samples.length > 1 ? samples.slice(1) : samples;
  return {
    cpu: rounded(median(warm.map(({ cpu }) => cpu))) ?? 0,
    wall: rounded(median(warm.map(({ wall }) => wall))) ?? 0,
    first: rounded(samples[0]?.cpu) ?? 0,
    rounds: samples.length,
  };
}
