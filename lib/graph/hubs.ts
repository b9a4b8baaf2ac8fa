import type { Adjacency } from './adjacency.js';
import { at } from './at.js';

/** One bit of a 32-bit number for each hub. */
const HUBS = 32;

/**
 * The nodes that most others need, and for every node exactly which of them it reaches. What a whole graph has in
 * common is asked for at almost every node, often from far away; with these it is never searched for. O(nodes + edges).
 */
export class Hubs {
  /** The bit of a node; 0 unless it is a hub. */
  private readonly bits: Int32Array;
  private readonly reached: Int32Array;

  constructor(
    private readonly links: Adjacency,
    order: readonly number[],
  ) {
    this.bits = new Int32Array(links.size);
    this.reached = new Int32Array(links.size);
    mostNeeded(links).forEach((node, place) => {
      this.bits[node] = 1 << place;
    });
    for (const node of order) this.reached[node] = this.reachedByTargets(node) | this.bitsOfTargets(node);
  }

  isHub(node: number): boolean {
    return at(this.bits, node) !== 0;
  }

  /** Whether a hub is reached by what a node needs, over an edge or more behind the first. */
  isBehindTargets(hub: number, node: number): boolean {
    return (this.reachedByTargets(node) & at(this.bits, hub)) !== 0;
  }

  private reachedByTargets(node: number): number {
    let reached = 0;
    for (let link = this.links.start(node); link < this.links.end(node); link++) {
      reached |= at(this.reached, this.links.target(link));
    }
    return reached;
  }

  private bitsOfTargets(node: number): number {
    let bits = 0;
    for (let link = this.links.start(node); link < this.links.end(node); link++)
      bits |= at(this.bits, this.links.target(link));
    return bits;
  }
}

/** Sorts numbers that hold the in-degree before the node; the larger node wins a tie. */
function mostNeeded(links: Adjacency): number[] {
  const dependents = links.reversed();
  const keys = new Float64Array(links.size);
  for (let node = 0; node < links.size; node++) keys[node] = dependents.degree(node) * links.size + node;
  return Array.from(keys.sort().slice(-HUBS), (key) => key % links.size);
}
