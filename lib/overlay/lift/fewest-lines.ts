import type { LiftedEntry } from './lifted-entry.js';

/**
 * Of entries those that lead to the fewest lines; of as many lines, more entries. From all of them, one after the other
 * or one field is left out while that saves lines: what is left may not be the least of all, but it is never more than
 * without any.
 */
export function fewestLines(
  entries: readonly LiftedEntry[],
  linesOf: (entries: readonly LiftedEntry[]) => number,
): readonly LiftedEntry[] {
  let [chosen, lines] = [entries, linesOf(entries)];
  for (let next = better(chosen, lines, linesOf); next !== undefined; next = better(chosen, lines, linesOf)) {
    [chosen, lines] = [next, linesOf(next)];
  }
  return linesOf([]) < lines ? [] : chosen;
}

function better(
  chosen: readonly LiftedEntry[],
  lines: number,
  linesOf: (entries: readonly LiftedEntry[]) => number,
): readonly LiftedEntry[] | undefined {
  const withoutOne = chosen.map((entry) => chosen.filter((other) => other !== entry));
  const fields = new Set(chosen.map(({ field }) => field));
  const withoutField = [...fields].map((field) => chosen.filter((other) => other.field !== field));
  return [...withoutOne, ...withoutField].find((fewer) => linesOf(fewer) < lines);
}
