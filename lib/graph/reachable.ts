import { at } from './at.js';
import type { Graph } from './graph.js';

/**
 * Everything that a node needs, directly or through others, sorted; the node itself only when it lies on a loop.
 * Throws when there is no such node. For what needs a node, ask `graph.reversed()`.
 */
export function reachable(graph: Graph, from: string): Set<string> {
  const found = new Set(at(graph.targets, graph.numberOf(from)));
  for (const node of found) {
    for (const target of at(graph.targets, node)) found.add(target);
  }
  return new Set([...found].sort((a, b) => a - b).map((node) => at(graph.names, node)));
}
