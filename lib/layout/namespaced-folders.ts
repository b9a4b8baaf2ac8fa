import type { FolderModel, ObjectModel } from '../model/index.js';
import { buildFolder, isScopedToCluster, sameJson } from '../overlay/index.js';
import { compareCodeUnits } from '../util/index.js';

import { compareReferences } from './compare-references.js';
import { byBase, familiesAmong } from './families.js';
import { isOpen } from './is-open.js';
import { meetsFlux } from './meets-flux.js';
import { overlayFolder } from './overlay-folder.js';
import { type Replaced, withReplaced } from './with-replaced.js';
import { type Sharer, withFolders } from './sharer.js';

type Members = readonly [Sharer, ...Sharer[]];

/**
 * Lets the kustomization file say the namespace, where the folders of one base are each in one of their own: then their
 * objects are the same, and the base can hold them. What Flux builds stays exactly what it was.
 */
export function namespacedFolders(built: readonly Sharer[]): readonly Sharer[] {
  const found = movedFamilies(built);
  if (found.length === 0) return built;
  const moved = certain(built, found);
  return built.map((sharer) => ({ ...sharer, folder: withReplaced(sharer.folder, moved) }));
}

/** Base by base what would stand for the folders; somebody who builds a base as it is needs it as it is. */
function movedFamilies(built: readonly Sharer[]): readonly Replaced[] {
  const all = built.flatMap(withFolders);
  const isBuilt = new Set(all.filter(({ folder }) => folder.base === undefined).map(({ folder }) => folder.path));
  const families = [...byBase(all)].sort(([a], [b]) => compareCodeUnits(a, b));
  return families.flatMap(([base, members]) => (isBuilt.has(base) ? [] : (movedMembers(members) ?? [])));
}

/** All of them, where that changes nothing that is built, or else those that change nothing beside the ones before. */
function certain(built: readonly Sharer[], found: readonly Replaced[]): Replaced {
  const none: Replaced = new Map();
  const isSameWith = (before: Replaced, after: Replaced) => built.every(({ folder }) => isSame(folder, before, after));
  const all = together(found);
  if (isSameWith(none, all)) return all;
  return found.reduce((moved, more) => {
    const next = together([moved, more]);
    return isSameWith(moved, next) ? next : moved;
  }, none);
}

function together(parts: readonly Replaced[]): Replaced {
  return new Map(parts.flatMap((part) => [...part]));
}

/** What would stand for the folders of one base; undefined where that has no use, or is not certain. */
function movedMembers(members: Members): Replaced | undefined {
  const namespaces = members.map(({ folder }) => namespaceOf(folder));
  const isOneFile = new Set(members.map(({ folder }) => folder.path)).size < members.length;
  if (namespaces.includes(undefined) || new Set(namespaces).size < 2 || isOneFile) return undefined;
  if (!members.every(isMovable)) return undefined;
  const moved = members.map((member, index): Sharer => {
    return { ...member, folder: moveFolder(member.folder, namespaces[index] ?? '') };
  });
  if (!haveTwins(moved) || doReferencesDiffer(moved)) return undefined;
  return new Map(members.map(({ folder }, index) => [folder, moved[index]?.folder ?? folder]));
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
function haveTwins(members: readonly Sharer[]): boolean {
  const [first = new Set<string>(), ...others] = members.map(({ folder }) => new Set(folder.objects.map(idOf)));
  return [...first].some((id) => others.every((ids) => ids.has(id)));
}

function idOf({ object: { apiVersion, kind, metadata } }: ObjectModel): string {
  return [apiVersion, kind, metadata.name].join('\n');
}

/** Objects of one name are one now: what was none of the base's before must not become an error. */
function doReferencesDiffer(members: readonly Sharer[]): boolean {
  return [...familiesAmong(members).values()].some((family) => compareReferences(family).length > 0);
}

/** Whether a built folder holds what it did. References may reach from one folder into another, so all of it counts. */
function isSame(folder: FolderModel, before: Replaced, after: Replaced): boolean {
  if (!isChanged(folder, before, after)) return true;
  const [old, next] = [before, after].map((moved) => buildFolder(overlayFolder(withReplaced(folder, moved))));
  if (old === undefined || next === undefined || old.problems.length + next.problems.length > 0) return false;
  return old.objects.every((object, index) => sameJson(object, next.objects[index]));
}

function isChanged(folder: FolderModel, before: Replaced, after: Replaced): boolean {
  return before.get(folder) !== after.get(folder) || folder.folders.some((child) => isChanged(child, before, after));
}
