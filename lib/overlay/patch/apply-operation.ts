import { isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';

export interface Operation {
  readonly op: Json | undefined;
  readonly value: Json | undefined;
}

/** kustomize takes signs and negative numbers, too, which nobody else understands. */
const INDEX = /^(?:0|[1-9]\d{0,8})$/;

/** Behind the last item. */
const END = '-';

/**
 * One operation of JSON 6902 on a value; undefined where it does not apply, or is none of `add`, `replace` and
 * `remove`. It has to be there to be replaced, as the standard says; kustomize's library would add it to a map.
 */
export function applyOperation(value: Json, pointer: string, operation: Operation): Json | undefined {
  const [root, ...steps] = pointer.split('/').map(unescaped);
  return root === '' && steps.length > 0 ? applyAt(value, steps, operation) : undefined;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function applyAt(parent: Json, steps: readonly string[], operation: Operation): Json | undefined {
  if (isJsonObject(parent)) return applyInMap(parent, steps, operation);
  return Array.isArray(parent) ? applyInList(parent as readonly Json[], steps, operation) : undefined;
}

function applyInMap(map: JsonObject, [key = '', ...rest]: readonly string[], operation: Operation): Json | undefined {
  const { op, value } = operation;
  const old = Object.hasOwn(map, key) ? map[key] : undefined;
  if (rest.length > 0) return old === undefined ? undefined : withEntry(map, key, applyAt(old, rest, operation));
  if (op === 'add' || (op === 'replace' && old !== undefined)) return withEntry(map, key, value);
  return op === 'remove' && old !== undefined ? withoutEntry(map, key) : undefined;
}

function applyInList(
  list: readonly Json[],
  [key = '', ...rest]: readonly string[],
  operation: Operation,
): Json | undefined {
  const { op, value } = operation;
  const index = indexOf(list, key);
  const old = list[index];
  if (rest.length > 0) return old === undefined ? undefined : spliced(list, index, 1, applyAt(old, rest, operation));
  if (op === 'add') return index <= list.length ? spliced(list, index, 0, value) : undefined;
  if (op === 'replace') return old === undefined ? undefined : spliced(list, index, 1, value);
  return op === 'remove' && old !== undefined ? list.filter((_, at) => at !== index) : undefined;
}

/** Infinity is no index of any list. */
function indexOf(list: readonly Json[], key: string): number {
  if (key === END) return list.length;
  return INDEX.test(key) ? Number(key) : Number.POSITIVE_INFINITY;
}

/** By entries, so that a key `__proto__` is one like any other. */
function withEntry(map: JsonObject, key: string, value: Json | undefined): JsonObject | undefined {
  if (value === undefined) return undefined;
  const entries = Object.entries(map);
  if (!Object.hasOwn(map, key)) return Object.fromEntries([...entries, [key, value]]);
  return Object.fromEntries(entries.map(([name, old]) => [name, name === key ? value : old]));
}

function withoutEntry(map: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}

function spliced(
  list: readonly Json[],
  index: number,
  removed: number,
  value: Json | undefined,
): readonly Json[] | undefined {
  return value === undefined ? undefined : [...list.slice(0, index), value, ...list.slice(index + removed)];
}
