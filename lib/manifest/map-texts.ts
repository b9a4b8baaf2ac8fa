import { isJsonObject, type Json, type JsonObject } from './json.js';

/** Keys and list positions from the object down to a value. */
export type Steps = readonly (string | number)[];

export interface TextPlace {
  /** The steps to the text; for a key, the key is the last of them. Only valid during the call. */
  readonly steps: Steps;
  readonly isKey: boolean;
}

/** Changes every text of a value, those of keys too; the same reference where nothing changes. */
export function mapTexts(value: Json, change: (text: string, place: TextPlace) => string): Json {
  const steps: (string | number)[] = [];
  const visit = (at: Json): Json => {
    if (typeof at === 'string') return change(at, { steps, isKey: false });
    if (Array.isArray(at)) return visitList(at as readonly Json[]);
    return isJsonObject(at) ? visitMap(at) : at;
  };
  const visitList = (list: readonly Json[]): readonly Json[] => {
    let changed: Json[] | undefined;
    for (let index = 0; index < list.length; index++) {
      steps.push(index);
      const result = visit(list[index] as Json);
      steps.pop();
      if (result === list[index]) continue;
      changed ??= [...list];
      changed[index] = result;
    }
    return changed ?? list;
  };
  const visitMap = (map: JsonObject): JsonObject => {
    let changed = false;
    const entries = Object.keys(map).map((key): [string, Json] => {
      steps.push(key);
      const entry: [string, Json] = [change(key, { steps, isKey: true }), visit(map[key] as Json)];
      steps.pop();
      changed ||= entry[0] !== key || entry[1] !== map[key];
      return entry;
    });
    return changed ? Object.fromEntries(entries) : map;
  };
  return visit(value);
}
