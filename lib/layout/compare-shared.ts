import type { FindingInput } from '../diagnostics/index.js';
import { displayName, isJsonObject, type Json, objectId, objectKey, stringifyJson } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import { compareCodeUnits } from '../util/index.js';

import { agreedTransform, differingFields, remainingTransform } from './agreed-transform.js';
import { canonicalFile } from './canonical-file.js';
import { generatorsText } from './generator-files.js';
import type { Placement } from './placement.js';

const SHOWN = 5;

/** What is wrong with a folder that several share: nothing when all of them put the same into it. */
export function compareShared(location: string, sharers: readonly Placement[]): FindingInput[] {
  const [first, ...others] = sharers;
  if (first === undefined) return [];
  const other = others.find((sharer) => contentText(sharer.folder) !== contentText(first.folder));
  if (other === undefined) return compareTransforms(location, sharers);
  const differences = differencesBetween(first, other);
  const shown = differences.slice(0, SHOWN).join('; ');
  const more = differences.length > SHOWN ? `; and ${differences.length - SHOWN} more` : '';
  return [differing(location, first, other, `put different things into it: ${shown}${more}`)];
}

/** Only what names a base has a kustomization file of its own, where it may say what the others do not. */
function compareTransforms(location: string, sharers: readonly Placement[]): FindingInput[] {
  const agreed = agreedTransform(sharers.map(({ folder }) => folder.transform));
  for (const sharer of sharers) {
    const [field] = Object.keys(remainingTransform(sharer.folder.transform, agreed));
    if (sharer.folder.base !== undefined || field === undefined) continue;
    const isOther = ({ folder }: Placement) =>
      differingFields(folder.transform, sharer.folder.transform).includes(field);
    const [first, second] = sharers.filter((each) => each === sharer || isOther(each));
    if (first !== undefined && second !== undefined) {
      return [differing(location, first, second, `give it different ${field}`)];
    }
  }
  return [];
}

function differing(location: string, first: Placement, other: Placement, what: string): FindingInput {
  return {
    code: 'FLX304',
    subject: `folder "${location}"`,
    message: `is shared by ${sharerName(first)} and ${sharerName(other)}, which ${what}`,
    hint: 'make them equal, or give each a folder of its own',
    related: [{ message: `${sharerName(first)} puts it there`, at: first.folder.origin }],
    at: other.folder.origin,
  };
}

/** Everything that lands in the shared folder; not what a kustomization file above it says. */
function contentText({ objects, vendored, folders, generators = [] }: FolderModel): string {
  const files = objects
    .map(({ object, comments = {}, file = '' }) =>
      [canonicalFile(file), stringifyJson(object), stringifyJson(comments)].join('\t'),
    )
    .sort(compareCodeUnits);
  const links = [
    ...vendored.map(({ resources, patches }) => stringifyJson({ resources, patches } as unknown as Json)),
    ...folders.map(folderText),
    generatorsText(generators),
  ];
  return [...files, ...links.sort(compareCodeUnits)].join('\n');
}

/** A folder with a base has its kustomization file in here, with its transform; others are compared where they lie. */
function folderText({ path, base, transform }: FolderModel): string {
  return base === undefined ? path : [path, base, stringifyJson(remainingTransform(transform, {}) as Json)].join('\t');
}

function differencesBetween(left: Placement, right: Placement): string[] {
  const [a, b] = [objectsByKey(left.folder), objectsByKey(right.folder)];
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort(compareCodeUnits);
  const objects = keys.flatMap((key) => difference(a.get(key), b.get(key), left, right));
  const found = [...objects, ...folderDifferences(left.folder, right.folder)];
  return found.length > 0 ? found : ['their files, vendored files or folders'];
}

function folderDifferences(left: FolderModel, right: FolderModel): string[] {
  return left.folders.flatMap(({ path, base, transform }) => {
    const twin = right.folders.find((folder) => folder.path === path && folder.base === base);
    if (base === undefined || twin === undefined) return [];
    return differingFields(transform, twin.transform).map((field) => `folder "${path}" at ${field}`);
  });
}

function difference(
  a: ObjectModel | undefined,
  b: ObjectModel | undefined,
  left: Placement,
  right: Placement,
): string[] {
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

function objectsByKey(folder: FolderModel): Map<string, ObjectModel> {
  return new Map(folder.objects.map((model) => [objectKey(objectId(model.object)), model]));
}

/** Folders of one Kustomization are told apart by their constructs. */
function sharerName({ folder, cluster, kustomization }: Placement): string {
  const { construct } = folder.origin;
  return construct === undefined ? `"${kustomization.key}" of cluster "${cluster.name}"` : `"${construct}"`;
}
