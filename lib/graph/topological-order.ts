import { CycleError } from './cycle-error.js';
import { findCycles } from './find-cycles.js';
import type { Graph } from './graph.js';
import { tryOrder } from './try-order.js';

/**
 * All names, each behind everything it needs; among those that are free the smallest comes first. Throws a CycleError
 * when there is a loop. O(edges + nodes · log nodes).
 */
export function topologicalOrder(graph: Graph): string[] {
  const order = tryOrder(graph.links);
  if (order === undefined) throw new CycleError(findCycles(graph));
  return graph.namesOf(order);
}
