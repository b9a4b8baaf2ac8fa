import type { FieldPath } from '../../../lib/api/index.js';
import type { Json } from '../../../lib/manifest/index.js';

/** The one key of every map in an example. */
export const MAP_KEY = 'any';

/** Where an example has a field: lists have one item, maps one key. */
export function placeOf(path: string): FieldPath {
  return path
    .replaceAll('[]', '.[]')
    .split('.')
    .map((step) => (step === '[]' ? 0 : step === '*' ? MAP_KEY : step));
}

/** The value at a place, undefined where the object ends before. */
export function valueAt(object: Json, place: FieldPath): Json | undefined {
  return place.reduce<Json | undefined>((value, step) => childOf(value, step), object);
}

/** The object with another value at a place, or without it for undefined; unchanged where the object ends before. */
export function withValue<T extends Json>(object: T, place: FieldPath, value: Json | undefined): T {
  const [step, ...rest] = place;
  if (step === undefined || object === null || typeof object !== 'object') return object;
  const child = childOf(object, step);
  if (rest.length > 0 && child === undefined) return object;
  const next = rest.length === 0 ? value : withValue(child as Json, rest, value);
  return Array.isArray(object) ? (replaced(object, Number(step), next) as Json as T) : renewed(object, step, next);
}

function childOf(value: Json | undefined, step: string | number): Json | undefined {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, Json>>)[step];
}

function replaced(list: readonly Json[], index: number, value: Json | undefined): Json[] {
  return [...list.slice(0, index), ...(value === undefined ? [] : [value]), ...list.slice(index + 1)];
}

function renewed<T extends Json>(object: T, step: string | number, value: Json | undefined): T {
  const copy = { ...(object as Record<string | number, Json | undefined>), [step]: value };
  if (value === undefined) delete copy[step];
  return copy as T;
}
