import { isDeepStrictEqual } from 'node:util';

import { displayName, type KubeObject, objectId, objectKey } from '../../../lib/manifest/index.js';
import { different, EQUAL, type Verdict } from './verdict.js';

/** Whether two builds gave the same objects, whatever their order; names the first that differs. */
export function compareObjects(ours: readonly KubeObject[], theirs: readonly KubeObject[]): Verdict {
  const [mine, other] = [sorted(ours), sorted(theirs)];
  for (let index = 0; index < Math.max(mine.length, other.length); index++) {
    const [a, b] = [mine[index], other[index]];
    if (!isDeepStrictEqual(a?.object, b?.object)) return different(told(a, b));
  }
  return EQUAL;
}

interface Keyed {
  readonly key: string;
  readonly object: KubeObject;
}

function sorted(objects: readonly KubeObject[]): Keyed[] {
  const keyed = objects.map((object) => ({ key: objectKey(objectId(object)), object }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function told(ours: Keyed | undefined, theirs: Keyed | undefined): string {
  if (ours !== undefined && theirs !== undefined && ours.key === theirs.key) return `${shown(ours)} differs`;
  if (theirs === undefined || (ours !== undefined && ours.key < theirs.key)) return `only we have ${shown(ours)}`;
  return `we lack ${shown(theirs)}`;
}

function shown(keyed: Keyed | undefined): string {
  return keyed === undefined ? 'nothing' : displayName(objectId(keyed.object));
}
