import type { Adjacency } from './adjacency.js';
import { at } from './at.js';
import { levels } from './levels.js';

/**
 * Answers to "does x reach y?" that need no search, from one depth-first walk of a graph without loops. Nodes are
 * numbered as the walk leaves them. Then all x reaches lies in `[low, post]` of x, as in GRAIL (Yildirim, Chaoji, Zaki,
 * VLDB 2010), and x certainly reaches all of `[treeLow, post]`, because the walk itself went there from x.
 */
export interface Descent {
  readonly post: readonly number[];
  readonly treeLow: readonly number[];
  readonly low: readonly number[];
  /** Length of the longest path below: x reaches y only when its level is higher. */
  readonly level: readonly number[];
}

/** The walk goes to the highest level first: long paths make wide intervals. O(edges · log out-degree + nodes). */
export function descend(targets: Adjacency, order: readonly number[]): Descent {
  const level = levels(targets, order);
  const steepest = targets.map((list) =>
    list.length < 2 ? list : [...list].sort((a, b) => at(level, a) - at(level, b)),
  );
  const { post, treeLow } = walk(steepest, [...order].reverse());
  const low = [...treeLow];
  for (const node of order) {
    for (const target of at(targets, node)) low[node] = Math.min(at(low, node), at(low, target));
  }
  return { post, treeLow, low, level };
}

/** Takes the targets of a node from the end of its list. */
function walk(targets: Adjacency, roots: readonly number[]): Pick<Descent, 'post' | 'treeLow'> {
  const post = targets.map(() => 0);
  const treeLow = targets.map(() => -1);
  const left = targets.map((list) => list.length);
  const path: number[] = [];
  let clock = 0;
  const enter = (node: number) => {
    if (at(treeLow, node) >= 0) return;
    treeLow[node] = clock;
    path.push(node);
  };
  for (const root of roots) {
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const edge = at(left, node) - 1;
      left[node] = edge;
      if (edge >= 0) enter(at(at(targets, node), edge));
      else post[path.pop() ?? node] = clock++;
    }
  }
  return { post, treeLow };
}
