import { displayName, isJsonObject, type Json, objectId, objectKey, stringifyJson } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { differingFields } from './agreed-transform.js';
import { type Sharer, sharerName } from './sharer.js';

const SHOWN = 5;

/** Where two folders differ, in words: `ConfigMap "apps/web" at data.replicas`. */
export function contentDifferences(left: Sharer, right: Sharer): string {
  const objects = objectDifferences(left, right, [...objectsByKey(left).keys(), ...objectsByKey(right).keys()]);
  return listed([...objects, ...folderDifferences(left.folder, right.folder)]);
}

/** The same for the objects that both have; `''` where all are equal. */
export function commonDifferences(left: Sharer, right: Sharer): string {
  const others = objectsByKey(right);
  const found = objectDifferences(
    left,
    right,
    [...objectsByKey(left).keys()].filter((key) => others.has(key)),
  );
  return found.length === 0 ? '' : listed(found);
}

function listed(found: readonly string[]): string {
  if (found.length === 0) return 'their files, vendored files or folders';
  const more = found.length > SHOWN ? `; and ${found.length - SHOWN} more` : '';
  return `${found.slice(0, SHOWN).join('; ')}${more}`;
}

function objectDifferences(left: Sharer, right: Sharer, keys: readonly string[]): string[] {
  const [a, b] = [objectsByKey(left), objectsByKey(right)];
  return [...new Set(keys)].sort(compareCodeUnits).flatMap((key) => difference(a.get(key), b.get(key), left, right));
}

function folderDifferences(left: FolderModel, right: FolderModel): string[] {
  return left.folders.flatMap(({ path, base, transform }) => {
    const twin = right.folders.find((folder) => folder.path === path && folder.base === base);
    if (base === undefined || twin === undefined) return [];
    return differingFields(transform, twin.transform).map((field) => `folder "${path}" at ${field}`);
  });
}

function difference(a: ObjectModel | undefined, b: ObjectModel | undefined, left: Sharer, right: Sharer): string[] {
  const present = a ?? b;
  if (present === undefined) return [];
  const name = displayName(objectId(present.object));
  if (a === undefined) return [`${name} only by ${sharerName(right)}`];
  if (b === undefined) return [`${name} only by ${sharerName(left)}`];
  const path = differingPath(a.object, b.object);
  const comment = differingPath(a.comments ?? {}, b.comments ?? {});
  if (path !== undefined) return [`${name} at ${path}`];
  return comment === undefined ? [] : [`${name} at the image marker of ${comment}`];
}

/** The first place where two values differ: `spec.values.replicas`. */
function differingPath(a: Json | undefined, b: Json | undefined): string | undefined {
  if (a === b) return undefined;
  if (isJsonObject(a) && isJsonObject(b))
    return differingIn(a, b, [...new Set([...Object.keys(a), ...Object.keys(b)])]);
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return differingIn(a as never, b as never, [...a.keys()].map(String));
  }
  return stringifyJson(a ?? null) === stringifyJson(b ?? null) ? undefined : '';
}

function differingIn(a: Record<string, Json>, b: Record<string, Json>, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const below = differingPath(a[key], b[key]);
    if (below !== undefined) return below === '' ? key : `${key}.${below}`;
  }
  return undefined;
}

function objectsByKey({ folder }: Sharer): Map<string, ObjectModel> {
  return new Map(folder.objects.map((model) => [objectKey(objectId(model.object)), model]));
}
