import { isJsonObject, type Json, type JsonObject } from '../manifest/index.js';
import { mapSame } from '../util/index.js';

import type { Report } from './overlay-result.js';

/** A path as kustomize's own tables write it: `spec/containers[]/image`. Lists on the way need no mark. */
export interface FieldSpec {
  readonly path: string;
  /** What the last field becomes where it is missing; maps on the way are made too. @default - nothing is made */
  readonly create?: 'scalar' | 'map' | undefined;
}

/** Gives the new value of the field, or the same value to leave it. */
export type UpdateValue = (value: Json, path: string) => Json;

interface Step {
  readonly name: string;
  /** Marked with `[]`: null becomes an empty list, and nothing is made. */
  readonly list: boolean;
}

interface Walk extends FieldSpec {
  readonly update: UpdateValue;
  readonly report: Report;
}

const STEPS = new Map<string, readonly Step[]>();

/**
 * The value with one field changed, or the same value where nothing changes. As kustomize's api/filters/fieldspec does
 * it: a list anywhere on the path stands for all its items, null ends the path, a text on the way is refused.
 */
export function updateField<T extends Json>(value: T, spec: FieldSpec, update: UpdateValue, report: Report): T {
  return descend(value, stepsOf(spec.path), '', { ...spec, update, report }) as T;
}

export function fieldPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function stepsOf(path: string): readonly Step[] {
  const known = STEPS.get(path);
  if (known !== undefined) return known;
  const steps = path.split('/').map((part) => ({ name: part.replace(/\[\]$/, ''), list: part.endsWith('[]') }));
  STEPS.set(path, steps);
  return steps;
}

function descend(value: Json, steps: readonly Step[], path: string, walk: Walk): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return walk.update(value, path);
  if (value === null) return value;
  if (Array.isArray(value)) {
    return mapSame(value as readonly Json[], (item, index) => descend(item, steps, `${path}[${index}]`, walk));
  }
  if (isJsonObject(value)) return descendMap(value, step, rest, path, walk);
  walk.report(path, 'is neither a map nor a list, which kustomize refuses');
  return value;
}

function descendMap(map: JsonObject, step: Step, rest: readonly Step[], path: string, walk: Walk): Json {
  const { name } = step;
  const present = Object.hasOwn(map, name) ? map[name] : undefined;
  const entered = present ?? emptyField(present, step, rest.length === 0, walk);
  if (entered === undefined) return map;
  const next = descend(entered, rest, fieldPath(path, name), walk);
  return next === present ? map : { ...map, [name]: next };
}

/** What stands for a field that is missing or null before the path goes on; undefined ends it. */
function emptyField(present: null | undefined, { list }: Step, last: boolean, { create }: Walk): Json | undefined {
  if (list) return present === null ? [] : undefined;
  if (create === undefined) return present;
  return last && create === 'scalar' ? null : {};
}
