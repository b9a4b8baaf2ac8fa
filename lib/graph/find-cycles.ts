import { at } from './at.js';
import type { Graph } from './graph.js';
import { strongComponents } from './strong-components.js';

/**
 * One loop for each group of nodes that need one another: the shortest through the smallest name. Each node stands
 * once, the smallest first; every node needs the next one, and the last needs the first. A node that needs itself is
 * a loop of one. Sorted by first name; O(nodes + edges).
 */
export function findCycles(graph: Graph): string[][] {
  const components = strongComponents(graph.targets);
  const closed = new Set<number>();
  const cycles: string[][] = [];
  graph.names.forEach((_, node) => {
    const component = at(components, node);
    if (closed.has(component)) return;
    closed.add(component);
    cycles.push(shortestLoop(graph, components, node).map((member) => at(graph.names, member)));
  });
  return cycles.filter((cycle) => cycle.length > 0);
}

/** Breadth first from `start` inside its component until an edge leads back to it; empty when none does. */
function shortestLoop(graph: Graph, components: readonly number[], start: number): number[] {
  const cameFrom = new Map([[start, start]]);
  for (const node of cameFrom.keys()) {
    for (const target of at(graph.targets, node)) {
      if (target === start) return pathTo(node, cameFrom);
      if (at(components, target) === at(components, start) && !cameFrom.has(target)) cameFrom.set(target, node);
    }
  }
  return [];
}

function pathTo(end: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path = [end];
  for (let node = end, previous = cameFrom.get(node); previous !== undefined && previous !== node; ) {
    path.push(previous);
    node = previous;
    previous = cameFrom.get(node);
  }
  return path.reverse();
}
