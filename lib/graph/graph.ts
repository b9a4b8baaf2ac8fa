import type { Adjacency } from './adjacency.js';
import { at } from './at.js';
import type { Edge } from './edge.js';
import { numberNames } from './number-names.js';

/** An immutable graph of names. */
export class Graph {
  /** The ends of edges are nodes too, duplicates collapse, loops are allowed. O(edges + nodes · log nodes). */
  static of(nodes: Iterable<string>, edges: Iterable<Edge> = []): Graph {
    const { names, numbers, links } = numberNames(nodes, edges);
    return new Graph(names, numbers, links);
  }

  private constructor(
    /** All nodes, sorted by code unit. */
    readonly names: readonly string[],
    private readonly numbers: ReadonlyMap<string, number>,
    /**
     * What needs what, by the place in `names`: a smaller number is a smaller name, so algorithms compare numbers.
     * @internal
     */
    readonly links: Adjacency,
  ) {}

  /** All edges, sorted by `from`, then `to`. */
  get edges(): Edge[] {
    return this.names.flatMap((from, node) => this.namesOf(this.links.targetsOf(node)).map((to) => ({ from, to })));
  }

  has(name: string): boolean {
    return this.numbers.has(name);
  }

  /** What a node needs directly, sorted; throws when there is no such node. */
  needs(name: string): string[] {
    return this.namesOf(this.links.targetsOf(this.numberOf(name)));
  }

  /** The graph with every edge turned round: what a node needs becomes what needs it. */
  reversed(): Graph {
    return new Graph(this.names, this.numbers, this.links.reversed());
  }

  /**
   * All nodes, and the links that a test lets through; it is asked in the order of the links.
   * @internal
   */
  filterLinks(test: (from: number, to: number) => boolean): Graph {
    return new Graph(this.names, this.numbers, this.links.filter(test));
  }

  /** @internal */
  numberOf(name: string): number {
    const number = this.numbers.get(name);
    if (number === undefined) throw new Error(`graph has no node "${name}"`);
    return number;
  }

  /** @internal */
  namesOf(nodes: readonly number[]): string[] {
    return nodes.map((node) => at(this.names, node));
  }
}
