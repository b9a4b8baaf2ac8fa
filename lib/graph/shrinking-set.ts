import { at } from './at.js';

/** A sorted set of numbers from which ranges are taken. Each number is passed over once, whatever the ranges. */
export class ShrinkingSet {
  /** For each place the next one that is still in; a union-find with path halving. */
  private readonly next: number[];

  constructor(private readonly sorted: readonly number[]) {
    this.next = Array.from({ length: sorted.length + 1 }, (_, place) => place);
  }

  has(value: number): boolean {
    return this.hasAny(value, value);
  }

  /** Whether any number from `low` to `high` is left. */
  hasAny(low: number, high: number): boolean {
    const place = this.firstFrom(low);
    return place < this.sorted.length && at(this.sorted, place) <= high;
  }

  /** Removes all numbers from `low` to `high`. */
  take(low: number, high: number): void {
    for (let place = this.firstFrom(low); place < this.sorted.length; place = this.find(place)) {
      if (at(this.sorted, place) > high) return;
      this.next[place] = place + 1;
    }
  }

  /** The place of the first number that is left and not below `low`. */
  private firstFrom(low: number): number {
    let start = 0;
    let end = this.sorted.length;
    while (start < end) {
      const middle = (start + end) >> 1;
      if (at(this.sorted, middle) < low) start = middle + 1;
      else end = middle;
    }
    return this.find(start);
  }

  private find(start: number): number {
    let place = start;
    while (at(this.next, place) !== place) {
      const further = at(this.next, at(this.next, place));
      this.next[place] = further;
      place = further;
    }
    return place;
  }
}
