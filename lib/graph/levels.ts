import type { Adjacency } from './adjacency.js';
import { at } from './at.js';

/** The length of the longest path that starts at each node. What a node reaches has a smaller level than the node. */
export function levels(targets: Adjacency, order: readonly number[]): readonly number[] {
  const level = targets.map(() => 0);
  for (const node of order) {
    for (const target of at(targets, node)) level[node] = Math.max(at(level, node), at(level, target) + 1);
  }
  return level;
}
