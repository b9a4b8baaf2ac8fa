import { at } from './at.js';
import type { Graph } from './graph.js';

/**
 * Everything that a node needs, directly or through others, sorted; the node itself only when it lies on a loop.
 * Throws when there is no such node. For what needs a node, ask `graph.reversed()`. O(nodes + edges).
 */
export function reachable(graph: Graph, from: string): Set<string> {
  const { links, names } = graph;
  const found = new Uint8Array(links.size);
  const open = [graph.numberOf(from)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let link = links.start(node); link < links.end(node); link++) {
      const target = links.target(link);
      if (at(found, target) === 1) continue;
      found[target] = 1;
      open.push(target);
    }
  }
  return new Set(names.filter((_, node) => at(found, node) === 1));
}
