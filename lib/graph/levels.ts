import type { Adjacency } from './adjacency.js';
import { at } from './at.js';

/** The length of the longest path that starts at each node. What a node reaches has a smaller level than the node. */
export function levels(links: Adjacency, order: readonly number[]): Int32Array {
  const level = new Int32Array(links.size);
  for (const node of order) {
    let highest = 0;
    for (let link = links.start(node); link < links.end(node); link++) {
      highest = Math.max(highest, at(level, links.target(link)) + 1);
    }
    level[node] = highest;
  }
  return level;
}
