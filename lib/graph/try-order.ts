import { type Adjacency, reverse } from './adjacency.js';
import { at } from './at.js';
import { NumberHeap } from './number-heap.js';

/** All nodes, each behind what it needs, the smallest that is free always next; undefined when there is a loop. */
export function tryOrder(targets: Adjacency): number[] | undefined {
  const dependents = reverse(targets);
  const missing = targets.map((list) => list.length);
  const free = new NumberHeap();
  missing.forEach((count, node) => {
    if (count === 0) free.push(node);
  });
  const order: number[] = [];
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    order.push(node);
    for (const dependent of at(dependents, node)) {
      const left = at(missing, dependent) - 1;
      missing[dependent] = left;
      if (left === 0) free.push(dependent);
    }
  }
  return order.length === targets.length ? order : undefined;
}
