import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../../manifest/index.js';

import { keepsAnnotations } from './keeps-annotations.js';
import { survivesJson } from './survives-json.js';

interface Step {
  readonly op: Json | undefined;
  readonly value: Json | undefined;
}

/** An index as everyone reads it: kustomize takes negative ones and signs too. */
const INDEX = /^(?:0|[1-9]\d{0,8})$/;

/** Where an operation would make another object of it. */
const IDENTITY = /^\/(?:apiVersion|kind|metadata|metadata\/name|metadata\/namespace)(?:\/|$)/;
const METADATA_FIELD = /^\/metadata\/(?!name(?:\/|$)|namespace(?:\/|$))/;

/**
 * JSON 6902, as kustomize has it from evanphx/json-patch 4: the object becomes JSON, is patched and read back, with
 * numbers as floats. Operations on what is not there are refused here, although that library replaces it.
 */
export function applyOperations(object: KubeObject, patch: readonly JsonObject[]): KubeObject | undefined {
  let result: Json | undefined = object;
  for (const { op, path, value } of patch) {
    if (typeof path !== 'string' || !isAllowed(path) || result === undefined) return undefined;
    result = applyAt(result, pointerSteps(path), { op, value });
  }
  if (patch.length === 0 || result === undefined || !survivesJson(result)) return undefined;
  return keepsAnnotations(result as KubeObject);
}

function isAllowed(path: string): boolean {
  return path.startsWith('/') && (!IDENTITY.test(path) || METADATA_FIELD.test(path));
}

function pointerSteps(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function applyAt(parent: Json, [key = '', ...rest]: readonly string[], step: Step): Json | undefined {
  if (isJsonObject(parent)) return applyInMap(parent, key, rest, step);
  return Array.isArray(parent) ? applyInList(parent as readonly Json[], key, rest, step) : undefined;
}

function applyInMap(map: JsonObject, key: string, rest: readonly string[], step: Step): Json | undefined {
  const isThere = Object.hasOwn(map, key);
  if (rest.length === 0) return setInMap(map, key, step, isThere);
  const child = isThere ? applyAt(map[key] ?? null, rest, step) : undefined;
  return child === undefined ? undefined : withEntry(map, key, child);
}

function setInMap(map: JsonObject, key: string, { op, value }: Step, isThere: boolean): Json | undefined {
  if (op === 'remove') return isThere ? withoutEntry(map, key) : undefined;
  if (value === undefined || !(op === 'add' || (op === 'replace' && isThere))) return undefined;
  return withEntry(map, key, value);
}

function applyInList(list: readonly Json[], key: string, rest: readonly string[], step: Step): Json | undefined {
  const index = key === '-' && rest.length === 0 && step.op === 'add' ? list.length : indexOf(key);
  if (index === undefined) return undefined;
  if (rest.length === 0) return setInList(list, index, step);
  const item = list[index];
  const child = item === undefined ? undefined : applyAt(item, rest, step);
  return child === undefined ? undefined : spliced(list, index, 1, [child]);
}

function setInList(list: readonly Json[], index: number, { op, value }: Step): Json | undefined {
  if (op === 'remove') return index < list.length ? spliced(list, index, 1, []) : undefined;
  if (value === undefined) return undefined;
  if (op === 'add') return index <= list.length ? spliced(list, index, 0, [value]) : undefined;
  return op === 'replace' && index < list.length ? spliced(list, index, 1, [value]) : undefined;
}

function spliced(list: readonly Json[], index: number, removed: number, added: readonly Json[]): readonly Json[] {
  return [...list.slice(0, index), ...added, ...list.slice(index + removed)];
}

function indexOf(key: string): number | undefined {
  return INDEX.test(key) ? Number(key) : undefined;
}

/** By entries, so that a key `__proto__` is one like any other. */
function withEntry(map: JsonObject, key: string, value: Json): JsonObject {
  return Object.fromEntries([
    ...Object.entries(map).map(([name, old]) => [name, name === key ? value : old]),
    ...(Object.hasOwn(map, key) ? [] : [[key, value]]),
  ]) as JsonObject;
}

function withoutEntry(map: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}
