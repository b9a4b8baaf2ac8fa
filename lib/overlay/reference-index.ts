import { isJsonObject, type Json } from '../manifest/index.js';

import {
  CLUSTER,
  effectiveNamespace,
  originalNamespace,
  type TrackedObject,
  textOf,
  versionOf,
} from './tracked-object.js';

/** Whose namespaces a RoleBinding may reach into, and what may be named from anywhere. */
const ACCOUNT = 'ServiceAccount';

/** Where a reference stands, and what it can reach from there. */
interface Place {
  readonly home: string;
  /** Further namespaces that are in reach. */
  readonly others: ReadonlySet<string>;
}

/** The namespaces of an object: before the first move, now, and as it is written now. */
interface Target {
  readonly original: string;
  readonly current: string;
  readonly written: string;
}

/**
 * What references may mean: kustomize's SubsetThatCouldBeReferencedByResource and selectReferral, with maps in place
 * of its search through all objects for each reference.
 */
export class ReferenceIndex {
  private readonly byOriginal = new Map<string, Target[]>();
  private readonly byEarlierName = new Map<string, Target[]>();

  constructor(all: readonly TrackedObject[]) {
    for (const tracked of all) this.add(tracked);
  }

  /** The namespaces of what a reference may mean; `''` stands for none written. */
  namespacesOf(place: Place, kind: string, name: string, namespace: Json | undefined): ReadonlySet<string> {
    const isMeant = this.within(place, namespace);
    const meant = (this.byEarlierName.get(`${kind} ${name}`) ?? []).filter(
      (target) =>
        canReach(place, target) &&
        isMeant(target) &&
        (place.home === CLUSTER || kind === ACCOUNT || target.current === place.home),
    );
    return new Set(meant.map(({ written }) => written));
  }

  private add(tracked: TrackedObject): void {
    const { object, earlier } = tracked;
    const written = textOf(object.metadata.namespace);
    const target = { original: originalNamespace(tracked), current: effectiveNamespace(object), written };
    append(this.byOriginal, target.original, target);
    if (versionOf(object) !== 'v1') return;
    for (const name of new Set(earlier.map((id) => id.name)))
      append(this.byEarlierName, `${object.kind} ${name}`, target);
  }

  /** A namespace in a reference is the one before the move if anything was there, else the one after it. */
  private within(place: Place, namespace: Json | undefined): (target: Target) => boolean {
    if (namespace === undefined) return () => true;
    const before = this.byOriginal.get(textOf(namespace)) ?? [];
    if (before.some((target) => canReach(place, target))) return ({ original }) => original === namespace;
    return ({ current }) => current === namespace;
  }
}

export function placeOf({ object }: TrackedObject): Place {
  const { kind, subjects } = object;
  const items = kind === 'RoleBinding' && Array.isArray(subjects) ? (subjects as readonly Json[]) : [];
  const accounts = items.filter(isJsonObject).filter((subject) => subject.kind === ACCOUNT);
  const others = accounts.map(({ namespace }) => textOf(namespace)).filter((namespace) => namespace !== '');
  return { home: effectiveNamespace(object), others: new Set(others) };
}

function canReach({ home, others }: Place, { current, written }: Target): boolean {
  return home === CLUSTER || current === CLUSTER || current === home || others.has(written);
}

function append(map: Map<string, Target[]>, key: string, target: Target): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [target]);
  else list.push(target);
}
