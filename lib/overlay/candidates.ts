import { isJsonObject, type Json } from '../manifest/index.js';

import {
  CLUSTER,
  effectiveNamespace,
  originalNamespace,
  textOf,
  type TrackedObject,
  versionOf,
} from './tracked-object.js';

/** Whose namespaces a RoleBinding may reach into, and what may be named from anywhere. */
const ACCOUNT = 'ServiceAccount';

/** What one object may mean by a name: kustomize's SubsetThatCouldBeReferencedByResource and selectReferral. */
export class Candidates {
  private readonly home: string;
  private readonly reachable: readonly TrackedObject[];

  constructor(referrer: TrackedObject, all: readonly TrackedObject[]) {
    this.home = effectiveNamespace(referrer.object);
    const others = accountNamespaces(referrer);
    this.reachable = this.home === CLUSTER ? all : all.filter(({ object }) => this.canReach(object, others));
  }

  /** The namespaces of what the reference may mean; `''` stands for none written. */
  namespacesOf(kind: string, name: string, namespace: Json | undefined): ReadonlySet<string> {
    const meant = this.within(namespace).filter(
      ({ object, earlier }) =>
        object.kind === kind &&
        versionOf(object) === 'v1' &&
        earlier.some((id) => id.name === name) &&
        (this.home === CLUSTER || kind === ACCOUNT || effectiveNamespace(object) === this.home),
    );
    return new Set(meant.map(({ object }) => textOf(object.metadata.namespace)));
  }

  private canReach(object: TrackedObject['object'], others: ReadonlySet<string>): boolean {
    const namespace = effectiveNamespace(object);
    return namespace === CLUSTER || namespace === this.home || others.has(textOf(object.metadata.namespace));
  }

  /** A namespace in a reference is the one before the move if anything was there, else the one after it. */
  private within(namespace: Json | undefined): readonly TrackedObject[] {
    if (namespace === undefined) return this.reachable;
    const before = this.reachable.filter((tracked) => originalNamespace(tracked) === namespace);
    if (before.length > 0 && namespace !== CLUSTER) return before;
    return this.reachable.filter(({ object }) => effectiveNamespace(object) === namespace);
  }
}

function accountNamespaces({ object }: TrackedObject): ReadonlySet<string> {
  const { kind, subjects } = object;
  if (kind !== 'RoleBinding' || !Array.isArray(subjects)) return new Set();
  const accounts = (subjects as readonly Json[]).filter(isJsonObject).filter((subject) => subject.kind === ACCOUNT);
  return new Set(accounts.map(({ namespace }) => textOf(namespace)).filter((namespace) => namespace !== ''));
}
