import { compareCodeUnits } from '../util/index.js';

import { Adjacency } from './adjacency.js';
import { at } from './at.js';
import type { Edge } from './edge.js';

export interface NumberedNames {
  readonly names: readonly string[];
  /** The place of each name in `names`. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly links: Adjacency;
}

/** Replaces names by their rank. Each name is looked up once; everything after that is arithmetic. */
export function numberNames(nodes: Iterable<string>, edges: Iterable<Edge>): NumberedNames {
  const numbers = new Map<string, number>();
  const arrival = (name: string) => {
    const known = numbers.get(name);
    if (known === undefined) numbers.set(name, numbers.size);
    return known ?? numbers.size - 1;
  };
  for (const node of nodes) arrival(node);
  const list = [...edges];
  const from = new Int32Array(list.length);
  const to = new Int32Array(list.length);
  list.forEach((edge, place) => {
    from[place] = arrival(edge.from);
    to[place] = arrival(edge.to);
  });
  const names = [...numbers.keys()].sort(compareCodeUnits);
  const ranks = rank(names, numbers);
  const rankOf = (node: number) => at(ranks, node);
  return { names, numbers, links: Adjacency.of(names.length, from.map(rankOf), to.map(rankOf)) };
}

/** Gives each name its rank; returns the ranks in the order of arrival. */
function rank(names: readonly string[], numbers: Map<string, number>): Int32Array {
  const ranks = new Int32Array(names.length);
  names.forEach((name, place) => {
    ranks[numbers.get(name) ?? place] = place;
    numbers.set(name, place);
  });
  return ranks;
}
