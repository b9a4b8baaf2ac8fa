import type { Adjacency } from './adjacency.js';
import { at } from './at.js';
import { type Descent, descend } from './descent.js';
import type { Graph } from './graph.js';
import { Hubs } from './hubs.js';
import { ShrinkingSet } from './shrinking-set.js';
import { tryOrder } from './try-order.js';

/**
 * The graph without the edges that a longer path makes superfluous; what each node reaches stays the same, and no
 * smaller graph does that. Edges that `keep` names stay, and count as paths. A graph with a loop has no unique
 * reduction and comes back as it is. Linear where hubs, intervals and levels decide (chains, trees,
 * layers, shortcuts in them, what everything needs); what they leave open is searched for, between the levels of a
 * node and its targets only.
 */
export function transitiveReduction(graph: Graph, keep: (from: string, to: string) => boolean = () => false): Graph {
  const order = tryOrder(graph.links);
  if (order === undefined) return graph;
  const superfluous = new Search(graph.links, descend(graph.links, order), new Hubs(graph.links, order)).superfluous();
  let link = 0;
  return graph.filterLinks(
    (from, to) => at(superfluous, link++) === 0 || keep(at(graph.names, from), at(graph.names, to)),
  );
}

class Search {
  /** The node for which each node was last visited. */
  private readonly visitedFor: Int32Array;

  constructor(
    private readonly links: Adjacency,
    private readonly descent: Descent,
    private readonly hubs: Hubs,
  ) {
    this.visitedFor = new Int32Array(links.size).fill(-1);
  }

  /** 1 for each link that a longer path replaces. */
  superfluous(): Uint8Array {
    const found = new Uint8Array(this.links.linkCount);
    for (let node = 0; node < this.links.size; node++) {
      if (this.links.degree(node) > 1) this.mark(node, found);
    }
    return found;
  }

  private mark(node: number, found: Uint8Array): void {
    const { links, hubs } = this;
    const { post } = this.descent;
    const targets = links.targetsOf(node);
    const undecided = targets.filter((target) => !hubs.isHub(target));
    const direct = new ShrinkingSet(undecided.map((target) => at(post, target)).sort((a, b) => a - b));
    if (undecided.length > 0) this.search(node, targets, direct);
    for (let link = links.start(node); link < links.end(node); link++) {
      const target = links.target(link);
      const isLonger = hubs.isHub(target) ? hubs.isBehindTargets(target, node) : !direct.has(at(post, target));
      if (isLonger) found[link] = 1;
    }
  }

  /** Takes from `direct` what other targets reach. Highest first: what one of them has reached need not start again. */
  private search(node: number, targets: readonly number[], direct: ShrinkingSet): void {
    const { post, treeLow, level } = this.descent;
    for (const target of targets) direct.take(at(treeLow, target), at(post, target) - 1);
    const isDirect = (target: number) => direct.has(at(post, target));
    const floor = targets
      .filter(isDirect)
      .reduce((lowest, target) => Math.min(lowest, at(level, target)), Number.POSITIVE_INFINITY);
    const starts = targets.filter(
      (target) => at(level, target) > floor && (isDirect(target) || this.hubs.isHub(target)),
    );
    for (const start of starts.sort((a, b) => at(post, b) - at(post, a))) {
      if (isDirect(start) || this.hubs.isHub(start)) this.explore({ node, start, direct, floor });
    }
  }

  /** Follows superfluous links too: they are shortcuts to what is looked for. */
  private explore({ node, start, direct, floor }: Exploration): void {
    const { links, visitedFor } = this;
    const { post, treeLow, low, level } = this.descent;
    const open = [start];
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      for (let link = links.start(current); link < links.end(current); link++) {
        const next = links.target(link);
        if (at(visitedFor, next) === node || at(level, next) < floor) continue;
        visitedFor[next] = node;
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
