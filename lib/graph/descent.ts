import type { Adjacency } from './adjacency.js';
import { at } from './at.js';
import { levels } from './levels.js';

/**
 * Answers to "does x reach y?" that need no search, from one depth-first walk of a graph without loops. Nodes are
 * numbered as the walk leaves them. Then all x reaches lies in `[low, post]` of x, as in GRAIL (Yildirim, Chaoji, Zaki,
 * VLDB 2010), and x certainly reaches all of `[treeLow, post]`, because the walk itself went there from x.
 */
export interface Descent {
  readonly post: Int32Array;
  readonly treeLow: Int32Array;
  readonly low: Int32Array;
  /** Length of the longest path below: x reaches y only when its level is higher. */
  readonly level: Int32Array;
}

/** The walk goes to the highest level first: long paths make wide intervals. O(nodes + edges · log out-degree). */
export function descend(links: Adjacency, order: readonly number[]): Descent {
  const level = levels(links, order);
  const { post, treeLow } = walk(links, level, byLevel(order, level));
  const low = treeLow.slice();
  for (const node of order) {
    let lowest = at(low, node);
    for (let link = links.start(node); link < links.end(node); link++)
      lowest = Math.min(lowest, at(low, links.target(link)));
    low[node] = lowest;
  }
  return { post, treeLow, low, level };
}

/** Starts at what comes last among the roots, and pushes the targets of a node so that the highest is popped first. */
function walk(links: Adjacency, level: Int32Array, roots: readonly number[]): Pick<Descent, 'post' | 'treeLow'> {
  const post = new Int32Array(links.size);
  const treeLow = new Int32Array(links.size).fill(-1);
  const open = [...roots];
  let clock = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node < 0) {
      post[~node] = clock++;
    } else if (at(treeLow, node) < 0) {
      treeLow[node] = clock;
      open.push(~node);
      for (const target of ascending(links, node, level)) open.push(target);
    }
  }
  return { post, treeLow };
}

/** A counting sort. */
function byLevel(order: readonly number[], level: Int32Array): number[] {
  const waves: number[][] = [];
  for (const node of order) {
    const wave = waves[at(level, node)] ?? [];
    wave.push(node);
    waves[at(level, node)] = wave;
  }
  return waves.flat();
}

function ascending(links: Adjacency, node: number, level: Int32Array): number[] {
  return links.targetsOf(node).sort((a, b) => at(level, a) - at(level, b));
}
