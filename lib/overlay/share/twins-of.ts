import type { Json, KubeObject } from '../../manifest/index.js';

import { sameJson } from './same-json.js';

/** What is one object in several variants, in the order of these. */
export interface Twins {
  readonly objects: readonly KubeObject[];
  /** The same objects, but the leader's for each that is equal to it. */
  readonly distinct: readonly KubeObject[];
}

type Row = readonly (KubeObject | undefined)[];

/**
 * For each object of the leader, which is one of the variants, the object that is the same one in each variant: by
 * apiVersion, kind, namespace and name. Undefined where a variant has none or several.
 */
export function twinsOf(
  leader: readonly KubeObject[],
  variants: readonly (readonly KubeObject[])[],
): readonly (Twins | undefined)[] {
  const ids = leader.map(idOf);
  // Clusters are mostly made by one program: then no identity has to be written down to find the twins.
  const rows = variants.map(
    (objects): Row => (objects !== leader && areTwins(leader, objects) ? objects : arranged(ids, objects)),
  );
  // Variant by variant: object by object, a processor would wait for its memory most of the time.
  const distinct = rows.map((row) =>
    row.map((object, index) => (sameJson(object, leader[index]) ? leader[index] : object)),
  );
  return leader.map((_, index) => {
    const objects = column(rows, index);
    return objects === undefined ? undefined : { objects, distinct: column(distinct, index) ?? objects };
  });
}

function areTwins(leader: readonly KubeObject[], objects: readonly KubeObject[]): boolean {
  return leader.length === objects.length && leader.every((object, index) => isTwin(object, objects[index]));
}

function isTwin(one: KubeObject, other: KubeObject | undefined): boolean {
  if (other === undefined || one.apiVersion !== other.apiVersion || one.kind !== other.kind) return false;
  return one.metadata.name === other.metadata.name && one.metadata.namespace === other.metadata.namespace;
}

/** Objects in the order of the ids, without what is there twice. */
function arranged(ids: readonly string[], objects: readonly KubeObject[]): Row {
  const found = new Map<string, KubeObject | undefined>();
  for (const object of objects) {
    const id = idOf(object);
    found.set(id, found.has(id) ? undefined : object);
  }
  return ids.map((id) => found.get(id));
}

function column(rows: readonly Row[], index: number): readonly KubeObject[] | undefined {
  const objects: KubeObject[] = [];
  for (const row of rows) {
    const object = row[index];
    if (object === undefined) return undefined;
    objects.push(object);
  }
  return objects;
}

function idOf({ apiVersion, kind, metadata }: KubeObject): string {
  return `${apiVersion}\n${kind}\n${namespaceText(metadata.namespace)}\n${metadata.name}`;
}

/** No namespace is not the same as an empty one, which a patch would have to name. */
function namespaceText(namespace: Json | undefined): string {
  return typeof namespace === 'string' ? `"${namespace}"` : String(namespace);
}
