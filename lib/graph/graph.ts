import { compareCodeUnits } from '../util/index.js';

import { type Adjacency, reverse } from './adjacency.js';
import { at } from './at.js';

/** `from` needs `to`. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** An immutable graph of names. The ends of edges are nodes too, duplicates collapse, loops are allowed. */
export class Graph {
  /** All nodes, sorted by code unit. */
  readonly names: readonly string[];
  /**
   * What each node needs, by its place in `names`. A smaller number is a smaller name, so algorithms compare numbers.
   * @internal
   */
  readonly targets: Adjacency;
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(nodes: Iterable<string>, edges: Iterable<Edge> = []) {
    const list = [...edges];
    this.names = sortedNames(nodes, list);
    this.numbers = new Map(this.names.map((name, number) => [name, number]));
    this.targets = this.link(list);
  }

  /** All edges, sorted by `from`, then `to`. */
  get edges(): Edge[] {
    return this.names.flatMap((from) => this.needs(from).map((to) => ({ from, to })));
  }

  has(name: string): boolean {
    return this.numbers.has(name);
  }

  /** What a node needs directly, sorted; throws when there is no such node. */
  needs(name: string): string[] {
    return at(this.targets, this.numberOf(name)).map((target) => at(this.names, target));
  }

  /** The graph with every edge turned round: what a node needs becomes what needs it. */
  reversed(): Graph {
    return new Graph(
      this.names,
      this.edges.map(({ from, to }) => ({ from: to, to: from })),
    );
  }

  /** @internal */
  numberOf(name: string): number {
    const number = this.numbers.get(name);
    if (number === undefined) throw new Error(`graph has no node "${name}"`);
    return number;
  }

  /** Collected by target, then turned round: sorts and removes duplicates in linear time. */
  private link(edges: readonly Edge[]): Adjacency {
    const sources: number[][] = this.names.map(() => []);
    for (const { from, to } of edges) at(sources, this.numberOf(to)).push(this.numberOf(from));
    return reverse(sources);
  }
}

function sortedNames(nodes: Iterable<string>, edges: readonly Edge[]): string[] {
  const names = new Set(nodes);
  for (const { from, to } of edges) names.add(from).add(to);
  return [...names].sort(compareCodeUnits);
}
