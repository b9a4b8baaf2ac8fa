import type { Origin } from '../diagnostics/index.js';
import type { KubeObject, ObjectId } from '../manifest/index.js';
import { getOrAdd } from '../util/index.js';

import type { ClusterIndex } from './cluster-index.js';
import type { Owner } from './owners.js';
import type { FluxObject } from './placed-object.js';

/** A Kustomization or HelmRelease: what can wait for others, and what others can wait for. */
export interface Waiter {
  /** Unique in a cluster. */
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

type WaiterName = Omit<ObjectId, 'group'>;
type Draft = Waiter & { object: Waiter['object']; readonly appliers: Set<Owner> };

/** The waiters of a cluster. Looked up for every dependency there is, so no key is made for it. */
export class Waiters implements Iterable<Waiter> {
  static of(index: ClusterIndex): Waiters {
    const waiters = new Waiters();
    for (const owner of index.owners) waiters.addOwner(owner, index);
    for (const flux of index.flux) if (WAITING_KINDS.has(flux.id.kind)) waiters.addApplied(flux);
    return waiters;
  }

  private readonly all: Draft[] = [];
  /** By namespace and name; hardly ever more than one has both. */
  private readonly byName = new Map<string, Map<string, Draft[]>>();

  private constructor() {}

  [Symbol.iterator](): Iterator<Waiter> {
    return this.all.values();
  }

  tryFind(name: WaiterName, home: string): Waiter | undefined {
    return this.draftOf(name, home);
  }

  private addOwner(owner: Owner, index: ClusterIndex): void {
    const { home, model } = owner;
    const id = { group: '', kind: 'Kustomization', namespace: model.namespace, name: model.name };
    const { object, origin } = model;
    this.add(id, home, { object, origin, kustomization: owner, appliers: new Set(applierOf(owner, index)) });
  }

  private addApplied({ id, owner, declared: { object, origin } }: FluxObject): void {
    const home = owner.target;
    const known =
      this.draftOf(id, home) ??
      this.add(id, home, { object, origin, kustomization: undefined, appliers: new Set<Owner>() });
    if (!isEntry(known) && known.kustomization !== owner) known.appliers.add(owner);
    known.object ??= object;
  }

  private add(
    id: ObjectId,
    home: string,
    rest: Pick<Draft, 'object' | 'origin' | 'kustomization' | 'appliers'>,
  ): Draft {
    const { namespace, name, kind } = id;
    const key = `${namespace}/${name}\n${kind}\n${home}`;
    const waiter = { key, start: `${key}\nstart`, ready: `${key}\nready`, id, home, ...rest };
    this.all.push(waiter);
    const names = getOrAdd(this.byName, namespace, () => new Map<string, Draft[]>());
    getOrAdd(names, name, (): Draft[] => []).push(waiter);
    return waiter;
  }

  private draftOf({ kind, namespace, name }: WaiterName, home: string): Draft | undefined {
    const found = this.byName.get(namespace)?.get(name);
    return found?.find((waiter) => waiter.id.kind === kind && waiter.home === home);
  }
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
