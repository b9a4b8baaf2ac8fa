import type { ClosedSource } from '../walk/task-result.js';
import { closedKeysOf, keysOf } from './source-keys.js';
import type { VariableSource, Variables } from './variables-of.js';

/**
 * The objects of `substituteFrom` that variables without a known value come from. A name that no object at hand has as a
 * key may come from any that is not at hand.
 */
export function closedSources(
  sources: readonly VariableSource[],
  needed: readonly string[],
  { unknown }: Variables,
): ClosedSource[] {
  if (unknown.length === 0) return [];
  const applied = new Set(sources.flatMap(({ found }) => (found === undefined ? [] : keysOf(found.object))));
  const outside = needed.filter((name) => !applied.has(name));
  return sources.flatMap((source): ClosedSource[] => {
    if (source.found === undefined) {
      const { id, optional } = source;
      return optional && outside.length === 0 ? [] : [{ id, isApplied: false, isOptional: optional, names: outside }];
    }
    const closed = closedKeysOf(source.found.object);
    const names = needed.filter((name) => closed.includes(name));
    return names.length === 0 ? [] : [{ id: source.id, isApplied: true, names }];
  });
}
