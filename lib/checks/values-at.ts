import { isJsonObject, type Json, type JsonObject } from '../manifest/index.js';
import { getOrAdd } from '../util/index.js';

/** A place below `spec`. */
export interface Found {
  /** With indexes: `spec.dependsOn[0]`. */
  readonly path: string;
  /** Position in the last list on the way, 0 outside lists. */
  readonly index: number;
  readonly value: Json | undefined;
  /** The map that holds it, or holds the list that it is an item of. */
  readonly parent: JsonObject;
}

/** Follows a path such as `valuesFrom[].targetPath`; `[]` opens each item of a list. */
export function valuesAt(spec: JsonObject, path: string): readonly Found[] {
  let places: readonly Found[] = [{ path: 'spec', index: 0, value: spec, parent: spec }];
  for (const step of getOrAdd(known, path, () => stepsOf(path))) {
    // Most fields that are asked about are not there.
    if (places.length === 0) break;
    places = places.length === 1 ? next(places[0] as Found, step) : places.flatMap((at) => next(at, step));
  }
  return places;
}

/** Whether there is anything to find: what a path names, or a list on the way to it. */
export function isThere(spec: JsonObject, path: string): boolean {
  let value: Json | undefined = spec;
  for (const { name, isList } of getOrAdd(known, path, () => stepsOf(path))) {
    if (!isJsonObject(value)) return false;
    value = value[name];
    if (value === undefined || value === null) return false;
    if (isList) return true;
  }
  return true;
}

interface Step {
  readonly name: string;
  readonly isList: boolean;
}

/** The paths are those of tables, so there are few. */
const known = new Map<string, readonly Step[]>();

function stepsOf(path: string): Step[] {
  return path.split('.').map((segment) => {
    const isList = segment.endsWith('[]');
    return { name: isList ? segment.slice(0, -2) : segment, isList };
  });
}

const NOTHING: readonly Found[] = [];

function next({ path, index, value }: Found, { name, isList }: Step): readonly Found[] {
  if (!isJsonObject(value)) return NOTHING;
  const below = value[name];
  if (!isList) return [{ path: `${path}.${name}`, index, value: below, parent: value }];
  if (!Array.isArray(below)) return NOTHING;
  return below.map((item, place) => ({ path: `${path}.${name}[${place}]`, index: place, value: item, parent: value }));
}
