import { isJsonObject, type Json, type JsonObject } from '../manifest/index.js';

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
  const start: Found = { path: 'spec', index: 0, value: spec, parent: spec };
  return path
    .split('.')
    .reduce<readonly Found[]>((places, segment) => places.flatMap((at) => step(at, segment)), [start]);
}

function step({ path, index, value }: Found, segment: string): readonly Found[] {
  if (!isJsonObject(value)) return [];
  if (!segment.endsWith('[]')) return [{ path: `${path}.${segment}`, index, value: value[segment], parent: value }];
  const name = segment.slice(0, -2);
  const items = value[name];
  if (!Array.isArray(items)) return [];
  return items.map((item, place) => ({ path: `${path}.${name}[${place}]`, index: place, value: item, parent: value }));
}
