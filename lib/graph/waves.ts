import { at } from './at.js';
import { CycleError } from './cycle-error.js';
import { findCycles } from './find-cycles.js';
import type { Graph } from './graph.js';
import { levels } from './levels.js';
import { tryOrder } from './try-order.js';

/**
 * What can start together: a wave needs only what earlier waves hold, and each name stands in the earliest wave it
 * can. Sorted inside a wave. Throws a CycleError when there is a loop. O(edges + nodes · log nodes).
 */
export function waves(graph: Graph): string[][] {
  const order = tryOrder(graph.links);
  if (order === undefined) throw new CycleError(findCycles(graph));
  const found: string[][] = [];
  levels(graph.links, order).forEach((level, node) => {
    const wave = found[level] ?? [];
    wave.push(at(graph.names, node));
    found[level] = wave;
  });
  return found;
}
