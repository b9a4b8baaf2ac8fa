import { at } from './at.js';

/**
 * Links between nodes that are numbers from 0, packed into two arrays (compressed sparse rows): a graph of 100,000
 * nodes stays within the processor's cache, which lists of lists do not.
 */
export class Adjacency {
  /** The links of a list of pairs; each list of targets comes out ascending, each target once. O(size + pairs). */
  static of(size: number, from: Int32Array, to: Int32Array): Adjacency {
    return pack(size, to, from).reversed().withoutRepeats();
  }

  constructor(
    private readonly starts: Int32Array,
    private readonly targets: Int32Array,
  ) {}

  get size(): number {
    return this.starts.length - 1;
  }

  get linkCount(): number {
    return this.targets.length;
  }

  /** The links of a node are those from `start` to before `end`. */
  start(node: number): number {
    return this.starts[node] as number;
  }

  end(node: number): number {
    return this.starts[node + 1] as number;
  }

  target(link: number): number {
    return this.targets[link] as number;
  }

  degree(node: number): number {
    return this.end(node) - this.start(node);
  }

  targetsOf(node: number): number[] {
    return Array.from(this.targets.subarray(this.start(node), this.end(node)));
  }

  /** Every link turned round. Each list comes out ascending, because the nodes are gone through in order. */
  reversed(): Adjacency {
    return pack(this.size, this.targets, this.sources());
  }

  /** The links that a test lets through. */
  filter(test: (from: number, to: number) => boolean): Adjacency {
    const starts = new Int32Array(this.size + 1);
    const targets = new Int32Array(this.linkCount);
    let count = 0;
    this.forEachLink((from, to) => {
      if (test(from, to)) targets[count++] = to;
      starts[from + 1] = count;
    });
    for (let node = 1; node <= this.size; node++) starts[node] = Math.max(at(starts, node), at(starts, node - 1));
    return new Adjacency(starts, targets.slice(0, count));
  }

  /** All links, by source, then target. */
  forEachLink(visit: (from: number, to: number) => void): void {
    for (let node = 0; node < this.size; node++) {
      for (let link = this.start(node); link < this.end(node); link++) visit(node, this.target(link));
    }
  }

  private sources(): Int32Array {
    const sources = new Int32Array(this.linkCount);
    let link = 0;
    this.forEachLink((from) => {
      sources[link++] = from;
    });
    return sources;
  }

  /** For lists that are ascending. */
  private withoutRepeats(): Adjacency {
    let previousFrom = -1;
    let previousTo = -1;
    return this.filter((from, to) => {
      const isNew = from !== previousFrom || to !== previousTo;
      previousFrom = from;
      previousTo = to;
      return isNew;
    });
  }
}

/** A counting sort by `from` that keeps the order of the pairs. */
function pack(size: number, from: Int32Array, to: Int32Array): Adjacency {
  const starts = new Int32Array(size + 1);
  for (const node of from) starts[node + 1] = at(starts, node + 1) + 1;
  for (let node = 0; node < size; node++) starts[node + 1] = at(starts, node + 1) + at(starts, node);
  const free = starts.slice();
  const targets = new Int32Array(to.length);
  for (let pair = 0; pair < from.length; pair++) {
    const node = at(from, pair);
    targets[at(free, node)] = at(to, pair);
    free[node] = at(free, node) + 1;
  }
  return new Adjacency(starts, targets);
}
