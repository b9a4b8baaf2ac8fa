import type { Adjacency } from './adjacency.js';
import { at } from './at.js';
import { NumberHeap } from './number-heap.js';

/** All nodes, each behind what it needs, the smallest that is free always next; undefined when there is a loop. */
export function tryOrder(links: Adjacency): number[] | undefined {
  const dependents = links.reversed();
  const missing = Int32Array.from({ length: links.size }, (_, node) => links.degree(node));
  const free = new NumberHeap();
  missing.forEach((count, node) => {
    if (count === 0) free.push(node);
  });
  const order: number[] = [];
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    order.push(node);
    for (let link = dependents.start(node); link < dependents.end(node); link++) {
      const dependent = dependents.target(link);
      const left = at(missing, dependent) - 1;
      missing[dependent] = left;
      if (left === 0) free.push(dependent);
    }
  }
  return order.length === links.size ? order : undefined;
}
