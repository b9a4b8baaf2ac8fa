import type { Adjacency } from './adjacency.js';
import { at } from './at.js';

const UNSEEN = -1;

/**
 * The number of its strongly connected component for each node. Tarjan's algorithm (SIAM J. Comput. 1972) with a
 * stack of its own, so that a chain of any length fits; O(nodes + edges).
 */
export function strongComponents(links: Adjacency): Int32Array {
  const walk = new ComponentWalk(links);
  for (let node = 0; node < links.size; node++) walk.from(node);
  return walk.components;
}

class ComponentWalk {
  readonly components: Int32Array;
  private readonly entered: Int32Array;
  /** The earliest entered node of an open component that is known to be reached. */
  private readonly lowest: Int32Array;
  private readonly nextLink: Int32Array;
  private readonly path: number[] = [];
  /** Entered nodes whose component is not complete. */
  private readonly open: number[] = [];
  private clock = 0;

  constructor(private readonly links: Adjacency) {
    this.components = new Int32Array(links.size).fill(UNSEEN);
    this.entered = new Int32Array(links.size).fill(UNSEEN);
    this.lowest = new Int32Array(links.size);
    this.nextLink = Int32Array.from({ length: links.size }, (_, node) => links.start(node));
  }

  from(root: number): void {
    if (at(this.entered, root) !== UNSEEN) return;
    this.enter(root);
    for (let node = this.path.at(-1); node !== undefined; node = this.path.at(-1)) this.step(node);
  }

  private enter(node: number): void {
    this.entered[node] = this.clock;
    this.lowest[node] = this.clock;
    this.clock++;
    this.path.push(node);
    this.open.push(node);
  }

  private step(node: number): void {
    const link = at(this.nextLink, node);
    if (link === this.links.end(node)) this.leave(node);
    else this.follow(node, link);
  }

  private follow(node: number, link: number): void {
    const target = this.links.target(link);
    this.nextLink[node] = link + 1;
    if (at(this.entered, target) === UNSEEN) this.enter(target);
    else if (at(this.components, target) === UNSEEN) this.lower(node, at(this.entered, target));
  }

  private leave(node: number): void {
    this.path.pop();
    const parent = this.path.at(-1);
    if (parent !== undefined) this.lower(parent, at(this.lowest, node));
    if (at(this.lowest, node) === at(this.entered, node)) this.close(node);
  }

  /** Components are numbered by the node that was entered first. */
  private close(root: number): void {
    for (let member = this.open.pop(); member !== undefined; member = this.open.pop()) {
      this.components[member] = root;
      if (member === root) return;
    }
  }

  private lower(node: number, value: number): void {
    this.lowest[node] = Math.min(at(this.lowest, node), value);
  }
}
