import { namesIn, parseSubstitution } from '../../api/index.js';
import { compareCodeUnits } from '../../util/index.js';

/** Names whose value nobody knows; `'others'` is every name without a value. */
export type UnknownNames = readonly string[] | 'others';

/** The variables with an unknown value that a text speaks of; sorted. */
export function openNames(text: string, unknown: UnknownNames): string[] {
  if (unknown.length === 0) return [];
  const names = new Set(namesIn(parseSubstitution(text).nodes).map(({ name }) => name));
  return [...names].filter((name) => unknown === 'others' || unknown.includes(name)).sort(compareCodeUnits);
}
