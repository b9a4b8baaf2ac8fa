import type { Adjacency } from './adjacency.js';
import { at } from './at.js';
import type { Graph } from './graph.js';
import { strongComponents } from './strong-components.js';

/**
 * One loop for each group of nodes that need one another: the shortest through the smallest name. Each node stands
 * once, the smallest first; every node needs the next one, and the last needs the first. A node that needs itself is
 * a loop of one. Sorted by first name; O(nodes + edges).
 */
export function findCycles(graph: Graph): string[][] {
  const components = strongComponents(graph.links);
  return loopStarts(graph.links, components).map((start) =>
    graph.namesOf(shortestLoop(graph.links, components, start)),
  );
}

/** The smallest node of each component that has a link inside. */
function loopStarts(links: Adjacency, components: Int32Array): number[] {
  const isLoop = new Uint8Array(links.size);
  links.forEachLink((from, to) => {
    if (at(components, from) === at(components, to)) isLoop[at(components, from)] = 1;
  });
  const starts: number[] = [];
  components.forEach((component, node) => {
    if (at(isLoop, component) === 1) starts.push(node);
    isLoop[component] = 0;
  });
  return starts;
}

/** Breadth first from `start` inside its component, until a link leads back to it. */
function shortestLoop(links: Adjacency, components: Int32Array, start: number): number[] {
  const cameFrom = new Map([[start, start]]);
  for (const node of cameFrom.keys()) {
    for (let link = links.start(node); link < links.end(node); link++) {
      const target = links.target(link);
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
