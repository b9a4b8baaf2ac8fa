import type { Origin } from '../diagnostics/index.js';
import type { KubeObject, ObjectId } from '../manifest/index.js';

import type { ClusterIndex } from './cluster-index.js';
import type { Owner } from './owners.js';
import type { FluxObject } from './placed-object.js';

/** A Kustomization or HelmRelease: what can wait for others, and what others can wait for. */
export interface Waiter {
  readonly key: string;
  /** Its two nodes in the wait graph, sorted as `namespace/name` is. */
  readonly start: string;
  readonly ready: string;
  readonly id: ObjectId;
  readonly home: string;
  /** Undefined where bootstrap made it. */
  readonly object: KubeObject | undefined;
  readonly origin: Origin;
  /** The Kustomization that it is, if it is one and the model has it. */
  readonly kustomization: Owner | undefined;
  /** The Kustomizations that apply it, without itself: one, unless something is wrong; none for the entry. */
  readonly appliers: ReadonlySet<Owner>;
}

/** Kinds that have `dependsOn` and a state that others wait for. */
const WAITING_KINDS: ReadonlySet<string> = new Set(['Kustomization', 'HelmRelease']);

/** Unique in a cluster. */
export function waiterKey({ kind, namespace, name }: Omit<ObjectId, 'group'>, home: string): string {
  return `${namespace}/${name}\n${kind}\n${home}`;
}

export function waitersOf(index: ClusterIndex): ReadonlyMap<string, Waiter> {
  const waiters = new Map<string, Waiter & { readonly appliers: Set<Owner> }>();
  for (const owner of index.owners) {
    const waiter = ownWaiter(owner);
    waiters.set(waiter.key, { ...waiter, appliers: new Set(applierOf(owner, index)) });
  }
  for (const flux of index.flux) {
    if (!WAITING_KINDS.has(flux.id.kind)) continue;
    const waiter = appliedWaiter(flux);
    const known = waiters.get(waiter.key) ?? { ...waiter, appliers: new Set() };
    if (!isEntry(known) && known.kustomization !== flux.owner) known.appliers.add(flux.owner);
    waiters.set(waiter.key, known.object === undefined ? { ...known, object: waiter.object } : known);
  }
  return waiters;
}

function nodesOf(id: ObjectId, home: string): Pick<Waiter, 'key' | 'start' | 'ready'> {
  const key = waiterKey(id, home);
  return { key, start: `${key}\nstart`, ready: `${key}\nready` };
}

function ownWaiter(owner: Owner): Omit<Waiter, 'appliers'> {
  const { home, model } = owner;
  const id = { group: '', kind: 'Kustomization', namespace: model.namespace, name: model.name };
  return { ...nodesOf(id, home), id, home, object: model.object, origin: model.origin, kustomization: owner };
}

function appliedWaiter({ id, owner, declared: { object, origin } }: FluxObject): Omit<Waiter, 'appliers'> {
  const home = owner.target;
  return { ...nodesOf(id, home), id, home, object, origin, kustomization: undefined };
}

/** What bootstrap made is there, whoever applies it too. */
function isEntry({ kustomization }: Waiter): boolean {
  return kustomization?.model.owner === '';
}

/** Who the model says applies a Kustomization, whether or not the object is among what that one declares. */
function applierOf({ model }: Owner, { ownersByKey }: ClusterIndex): Owner[] {
  const applier = model.owner === model.key ? undefined : ownersByKey.get(model.owner);
  return applier === undefined ? [] : [applier];
}
