type Pair = readonly [from: number, to: number];

/** Beyond so many comparisons, what lies between the equal ends of both lists counts as new. */
const MAX_COMPARISONS = 250_000;

/**
 * For each item of `to` the item of `from` that it continues, in an order that both have: as many of the same text as
 * possible, and of what lies between these, one by one where both lists have equally many. Undefined: a new one.
 */
export function alignLists(from: readonly string[], to: readonly string[]): readonly (number | undefined)[] {
  const aligned: (number | undefined)[] = to.map(() => undefined);
  let [start, next]: Pair = [0, 0];
  for (const [old, index] of [...samePairs(from, to), [from.length, to.length] as const]) {
    if (old - start === index - next) for (let i = next; i < index; i++) aligned[i] = start + i - next;
    if (index < to.length) aligned[index] = old;
    [start, next] = [old + 1, index + 1];
  }
  return aligned;
}

function samePairs(from: readonly string[], to: readonly string[]): readonly Pair[] {
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < shorter - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  const middle = longestCommon(from.slice(head, from.length - tail), to.slice(head, to.length - tail));
  return [
    ...range(head).map((i): Pair => [i, i]),
    ...middle.map(([old, next]): Pair => [head + old, head + next]),
    ...range(tail).map((i): Pair => [from.length - tail + i, to.length - tail + i]),
  ];
}

/** The longest common subsequence. */
function longestCommon(from: readonly string[], to: readonly string[]): readonly Pair[] {
  if (from.length * to.length > MAX_COMPARISONS) return [];
  const lengths = commonLengths(from, to);
  const pairs: Pair[] = [];
  let [old, next] = [0, 0];
  while (old < from.length && next < to.length) {
    if (from[old] === to[next]) pairs.push([old++, next++]);
    else if (at(lengths, old + 1, next) >= at(lengths, old, next + 1)) old++;
    else next++;
  }
  return pairs;
}

/** At `[i][j]` the length of the longest common subsequence of both lists from there on. */
function commonLengths(from: readonly string[], to: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (let old = from.length - 1; old >= 0; old--) {
    const row: number[] = [];
    rows[old] = row;
    for (let next = to.length - 1; next >= 0; next--) {
      const without = Math.max(at(rows, old + 1, next), row[next + 1] ?? 0);
      row[next] = from[old] === to[next] ? at(rows, old + 1, next + 1) + 1 : without;
    }
  }
  return rows;
}

function at(rows: readonly (readonly number[])[], old: number, next: number): number {
  return rows[old]?.[next] ?? 0;
}

function range(length: number): readonly number[] {
  return [...new Array(length).keys()];
}
