import { isDeepStrictEqual } from 'node:util';

import { displayName, type KubeObject, objectId, objectKey } from '../../../lib/manifest/index.js';
import { groupBy } from '../../../lib/util/index.js';
import { different, EQUAL, type Verdict } from './verdict.js';

/** Whether two builds gave the same objects, whatever their order; names each that differs. */
export function compareObjects(ours: readonly KubeObject[], theirs: readonly KubeObject[]): Verdict {
  const [mine, other] = [byKey(ours), byKey(theirs)];
  const keys = [...new Set([...mine.keys(), ...other.keys()])].sort();
  const told = keys.flatMap((key) => difference(mine.get(key), other.get(key)));
  return told.length === 0 ? EQUAL : different(told.join('; '));
}

/** Objects of one name are few, and compared in their order. */
function byKey(objects: readonly KubeObject[]): ReadonlyMap<string, readonly KubeObject[]> {
  return groupBy(objects, (object) => objectKey(objectId(object)));
}

function difference(ours: readonly KubeObject[] = [], theirs: readonly KubeObject[] = []): string[] {
  if (isDeepStrictEqual(ours, theirs)) return [];
  if (ours.length > theirs.length) return [`only we have ${shown(ours)}`];
  return [ours.length < theirs.length ? `we lack ${shown(theirs)}` : `${shown(ours)} differs`];
}

function shown(objects: readonly KubeObject[]): string {
  const [object] = objects;
  return object === undefined ? 'nothing' : displayName(objectId(object));
}
