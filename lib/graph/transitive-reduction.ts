import type { Adjacency } from './adjacency.js';
import { at } from './at.js';
import { type Descent, descend } from './descent.js';
import { Graph } from './graph.js';
import { ShrinkingSet } from './shrinking-set.js';
import { tryOrder } from './try-order.js';

/**
 * The graph without the edges that a longer path makes superfluous; what each node reaches stays the same, and no
 * smaller graph does that. Edges that `keep` names stay, and count as paths. A graph with a loop has no unique
 * reduction and comes back as it is. Linear where intervals and levels decide (chains, trees, layers, shortcuts in
 * them); what they leave open is searched for, between the levels of a node and its targets only.
 */
export function transitiveReduction(graph: Graph, keep: (from: string, to: string) => boolean = () => false): Graph {
  const order = tryOrder(graph.targets);
  if (order === undefined) return graph;
  const search = new Search(graph.targets, descend(graph.targets, order));
  const edges = graph.names.flatMap((from, node) => {
    const isDirect = search.directTargets(node);
    const targets = at(graph.targets, node).map((target) => ({ target, to: at(graph.names, target) }));
    return targets.filter(({ target, to }) => isDirect(target) || keep(from, to)).map(({ to }) => ({ from, to }));
  });
  return new Graph(graph.names, edges);
}

class Search {
  /** The node for which each node was last visited. */
  private readonly visitedFor: number[];

  constructor(
    private readonly targets: Adjacency,
    private readonly descent: Descent,
  ) {
    this.visitedFor = targets.map(() => -1);
  }

  /** Tells whether a target of the node is reached by its edge only. */
  directTargets(node: number): (target: number) => boolean {
    const targets = at(this.targets, node);
    if (targets.length < 2) return () => true;
    const { post, treeLow } = this.descent;
    const direct = new ShrinkingSet(targets.map((target) => at(post, target)).sort((a, b) => a - b));
    for (const target of targets) direct.take(at(treeLow, target), at(post, target) - 1);
    this.search(node, direct);
    return (target) => direct.has(at(post, target));
  }

  /** Takes from `direct` what other targets reach. Highest first: what one of them has reached need not start again. */
  private search(node: number, direct: ShrinkingSet): void {
    const { post, level } = this.descent;
    const starts = at(this.targets, node).filter((target) => direct.has(at(post, target)));
    const floor = starts.reduce((lowest, target) => Math.min(lowest, at(level, target)), Number.POSITIVE_INFINITY);
    const steep = starts.filter((target) => at(level, target) > floor);
    for (const start of steep.sort((a, b) => at(post, b) - at(post, a))) {
      if (direct.has(at(post, start))) this.explore({ node, start, direct, floor });
    }
  }

  private explore({ node, start, direct, floor }: Exploration): void {
    const { post, treeLow, low, level } = this.descent;
    const open = [start];
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      for (const next of at(this.targets, current)) {
        if (at(this.visitedFor, next) === node || at(level, next) < floor) continue;
        this.visitedFor[next] = node;
        direct.take(at(treeLow, next), at(post, next));
        if (direct.hasAny(at(low, next), at(post, next))) open.push(next);
      }
    }
  }
}

interface Exploration {
  readonly node: number;
  readonly start: number;
  /** Targets, by `post`, that nothing is known to reach. */
  readonly direct: ShrinkingSet;
  /** No target that is left lies below this level. */
  readonly floor: number;
}
