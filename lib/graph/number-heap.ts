import { at } from './at.js';

/** A binary heap that gives the smallest number first; `push` and `pop` are O(log size). */
export class NumberHeap {
  private readonly items: number[] = [];

  push(item: number): void {
    let hole = this.items.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (at(this.items, parent) <= item) break;
      this.items[hole] = at(this.items, parent);
      hole = parent;
    }
    this.items[hole] = item;
  }

  pop(): number | undefined {
    const smallest = this.items[0];
    const last = this.items.pop();
    if (last !== undefined && this.items.length > 0) this.sink(last);
    return smallest;
  }

  /** Puts an item where the root was. */
  private sink(item: number): void {
    let hole = 0;
    for (let child = this.smallerChild(hole); child < this.items.length; child = this.smallerChild(hole)) {
      if (at(this.items, child) >= item) break;
      this.items[hole] = at(this.items, child);
      hole = child;
    }
    this.items[hole] = item;
  }

  private smallerChild(parent: number): number {
    const left = 2 * parent + 1;
    const right = left + 1;
    return right < this.items.length && at(this.items, right) < at(this.items, left) ? right : left;
  }
}
