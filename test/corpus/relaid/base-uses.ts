import { posix } from 'node:path';

import {
  groupOf,
  isClusterScoped,
  type KubeObject,
  type KustomizationTransform,
  objectId,
  stringifyJson,
} from '../../../lib/manifest/index.js';
import { groupBy } from '../../../lib/util/index.js';
import type { Overlay, OverlayObject } from './overlay.js';

/** What one overlay takes from a folder outside of it: once, or once for each namespace. */
export interface BaseUse {
  readonly overlay: string;
  readonly base: string;
  /** Without their namespace where the kustomization file gives it. */
  readonly objects: readonly OverlayObject[];
  readonly transform: KustomizationTransform;
}

/** Every use of a folder outside of the overlay, in the order of the objects. */
export function baseUsesOf(overlay: Overlay): BaseUse[] {
  const outside = overlay.objects.filter((each) => baseOf(overlay, each) !== '');
  return [...groupBy(outside, (each) => baseOf(overlay, each))].flatMap(([base, objects]) =>
    uses(objects).map((each) => ({ overlay: overlay.path, base, ...inOneNamespace(each) })),
  );
}

/** The folder of its file, `''` where that is the overlay's own or cannot be told. */
function baseOf({ path }: Overlay, { file }: OverlayObject): string {
  const base = posix.dirname(file);
  return file === '' || base === '.' || `${base}/`.startsWith(`${path}/`) ? '' : base;
}

/** One use for each namespace where something is there several times but for its namespace. */
function uses(objects: readonly OverlayObject[]): readonly (readonly OverlayObject[])[] {
  const names = objects.map(({ object: { kind, metadata }, file }) => `${file} ${kind} ${metadata.name}`);
  if (new Set(names).size === names.length) return [objects];
  return [...groupBy(objects, ({ object }) => objectId(object).namespace).values()];
}

/** As a person would write it: where all objects are in one namespace, the kustomization file says so. */
function inOneNamespace(objects: readonly OverlayObject[]): Pick<BaseUse, 'objects' | 'transform'> {
  const placed = objects.filter(({ object }) => !isClusterScoped(groupOf(object.apiVersion), object.kind));
  const [namespace, ...others] = new Set(placed.map(({ object }) => object.metadata.namespace));
  if (typeof namespace !== 'string' || others.length > 0 || objects.some(isOtherNamespace(namespace))) {
    return { objects, transform: {} };
  }
  const bare = (each: OverlayObject) => ({ ...each, object: withoutNamespace(each.object) });
  return { objects: objects.map((each) => (placed.includes(each) ? bare(each) : each)), transform: { namespace } };
}

/** The kustomization file would rename it. */
function isOtherNamespace(namespace: string): (each: OverlayObject) => boolean {
  return ({ object: { kind, metadata } }) => kind === 'Namespace' && metadata.name !== namespace;
}

function withoutNamespace({ metadata: { namespace: _, ...metadata }, ...object }: KubeObject): KubeObject {
  return { ...object, metadata: metadata as KubeObject['metadata'] } as KubeObject;
}

/** Those whose base has more than one use. */
export function sharedUses(uses: readonly BaseUse[]): BaseUse[] {
  const byBase = groupBy(uses, ({ base }) => base);
  return uses.filter(({ base }) => (byBase.get(base)?.length ?? 0) > 1);
}

/** Of each base the use that most others equal: the one that an author would take for the base. */
export function commonUses(uses: readonly BaseUse[]): ReadonlySet<BaseUse> {
  const bases = [...groupBy(uses, ({ base }) => base).values()];
  return new Set(
    bases.flatMap((each) => [...groupBy(each, textOf).values()].sort((a, b) => b.length - a.length)[0]?.[0] ?? []),
  );
}

function textOf({ objects }: BaseUse): string {
  return objects.map(({ object }) => stringifyJson(object)).join('\n');
}
