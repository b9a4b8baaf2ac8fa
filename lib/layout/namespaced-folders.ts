import type { KubeObject } from '../manifest/index.js';
import type { FolderModel, ObjectModel } from '../model/index.js';
import { buildFolder, isScopedToCluster, type OverlayFolder, sameJson } from '../overlay/index.js';

import { compareReferences } from './compare-references.js';
import { byBase, familiesAmong } from './families.js';
import { meetsFlux } from './meets-flux.js';
import { type Sharer, withFolders } from './sharer.js';

/** Folders, and what stands for them. */
type Moved = ReadonlyMap<FolderModel, FolderModel>;

type Members = readonly [Sharer, ...Sharer[]];

/**
 * Lets the kustomization file say the namespace, where the folders of one base are each in one of their own: then their
 * objects are the same, and the base can hold them. What Flux builds stays exactly what it was.
 */
export function namespacedFolders(built: readonly Sharer[]): readonly Sharer[] {
  const all = built.flatMap(withFolders);
  const isBuilt = new Set(all.filter(({ folder }) => folder.base === undefined).map(({ folder }) => folder.path));
  let moved: Moved = new Map();
  for (const [base, members] of byBase(all)) {
    const found = isBuilt.has(base) ? undefined : movedMembers(members);
    if (found === undefined) continue;
    const next = new Map([...moved, ...found]);
    if (built.every((sharer) => isSame(sharer.folder, { found, moved, next }))) moved = next;
  }
  return moved.size === 0 ? built : built.map((sharer) => ({ ...sharer, folder: withMoved(sharer.folder, moved) }));
}

/** What would stand for the folders of one base; undefined where that has no use, or is not certain. */
function movedMembers(members: Members): Moved | undefined {
  const namespaces = members.map(({ folder }) => namespaceOf(folder));
  if (namespaces.includes(undefined) || new Set(namespaces).size < 2 || !members.every(isMovable)) return undefined;
  if (new Set(members.map(({ folder }) => folder.path)).size < members.length) return undefined;
  const folders = members.map(({ folder }, index) => moveFolder(folder, namespaces[index] ?? ''));
  const sharers = members.map((member, index) => ({ ...member, folder: folders[index] ?? member.folder }));
  if (
    !haveTwins(folders) ||
    [...familiesAmong(sharers).values()].some((family) => compareReferences(family).length > 0)
  ) {
    return undefined;
  }
  return new Map(members.map(({ folder }, index) => [folder, folders[index] ?? folder]));
}

/** The one namespace of all that has one. */
function namespaceOf({ objects }: FolderModel): string | undefined {
  const namespaces = new Set(objects.filter(isNamespaced).map(({ object }) => object.metadata.namespace));
  const [namespace] = namespaces;
  return namespaces.size === 1 && typeof namespace === 'string' ? namespace : undefined;
}

/** Vendored files, and what generators make, would be moved too. */
function isMovable(member: Sharer): boolean {
  const { folder, kustomization } = member;
  const isPlain = folder.transform.namespace === undefined && folder.folders.length === 0;
  return isPlain && !meetsFlux('namespace', member) && !isOpen(kustomization.content ?? folder);
}

function isOpen({ vendored, generators = [], folders }: FolderModel): boolean {
  return vendored.length + generators.length > 0 || folders.some(isOpen);
}

function moveFolder(folder: FolderModel, namespace: string): FolderModel {
  const objects = folder.objects.map((model) => (isNamespaced(model) ? withoutNamespace(model) : model));
  return { ...folder, transform: { ...folder.transform, namespace }, objects };
}

function isNamespaced({ object }: ObjectModel): boolean {
  return !isScopedToCluster(object) && object.metadata.namespace !== undefined;
}

function withoutNamespace(model: ObjectModel): ObjectModel {
  const { namespace: _, ...metadata } = model.object.metadata;
  return { ...model, object: { ...model.object, metadata } };
}

/** Whether there is an object that all have, now that no namespace tells it apart. */
function haveTwins(folders: readonly FolderModel[]): boolean {
  const [first = new Set<string>(), ...others] = folders.map(({ objects }) => new Set(objects.map(idOf)));
  return [...first].some((id) => others.every((ids) => ids.has(id)));
}

/** Objects without a namespace: those with one are no twins. */
function idOf({ object: { apiVersion, kind, metadata } }: ObjectModel): string {
  return [apiVersion, kind, metadata.name].join('\n');
}

interface Moves {
  /** Those that are to be judged. */
  readonly found: Moved;
  /** The others. */
  readonly moved: Moved;
  readonly next: Moved;
}

/** Whether a built folder holds what it did. References may reach from one folder into another, so all of it counts. */
function isSame(folder: FolderModel, { found, moved, next }: Moves): boolean {
  if (!holdsAny(folder, found)) return true;
  const before = buildFolder(overlayFolder(withMoved(folder, moved)));
  const after = buildFolder(overlayFolder(withMoved(folder, next)));
  if (before.problems.length + after.problems.length > 0) return false;
  return before.objects.every((object, index) => sameJson(object, after.objects[index]));
}

function holdsAny(folder: FolderModel, found: Moved): boolean {
  return found.has(folder) || folder.folders.some((child) => holdsAny(child, found));
}

function withMoved(folder: FolderModel, moved: Moved): FolderModel {
  const folders = folder.folders.map((child) => withMoved(child, moved));
  return { ...(moved.get(folder) ?? folder), folders };
}

function overlayFolder({ objects, transform, folders }: FolderModel): OverlayFolder {
  return { objects: objects.map(({ object }): KubeObject => object), transform, folders: folders.map(overlayFolder) };
}
