import { isJsonObject, type Json, type KubeObject, stringifyJson } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

/**
 * Whether the markers of image automation stay behind their values where `base` stands for all these objects: all have
 * the same ones, and the base has the values, in lists of the same length.
 */
export function keepsMarkers(base: KubeObject, of: readonly ObjectModel[]): boolean {
  if (of.every(({ comments }) => comments === undefined)) return true;
  const [first] = of;
  const text = ({ comments = {} }: ObjectModel) => stringifyJson({ ...comments });
  return of.every((model) => {
    if (first === undefined || text(model) !== text(first)) return false;
    return Object.keys(model.comments ?? {}).every((pointer) => isSameAt(pointer, base, model.object));
  });
}

function isSameAt(pointer: string, a: Json, b: Json): boolean {
  let [left, right]: [Json | undefined, Json | undefined] = [a, b];
  for (const step of pointer.split('/').slice(1)) {
    if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length) return false;
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    [left, right] = [childOf(left, key), childOf(right, key)];
  }
  return left !== undefined && left === right;
}

function childOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
