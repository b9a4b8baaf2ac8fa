import { Construct, type IConstruct } from 'constructs';

import { fluxSchema, preferredApiVersion } from '../api/index.js';
import { compareCodeUnits } from '../util/index.js';

import { clusterContextOf } from './context.js';
import { type FluxReference, type IFluxObject, isFluxObject } from './flux-object.js';
import { FluxResource } from './flux-resource.js';
import type { EventSource } from './generated/alert-spec.js';
import { misuse, shown } from './misuse.js';
import { writtenReference } from './source-reference.js';

/** The kinds that Alerts and Receivers can name. */
export type WatchedKind = EventSource['kind'];

/** Which objects of a kind, when not a single one is named. */
export interface WatchedSelection {
  /** Where the objects are. @default - the namespace of the Alert or Receiver */
  readonly namespace?: string;
  /** Labels that they must have, all of them. @default - all objects */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

type Entry = Readonly<Record<string, unknown>>;

interface WatchedOptions {
  /** The list in `spec`. */
  readonly field: string;
  /** Whether Flux needs the apiVersion to find the objects. */
  readonly apiVersions: boolean;
}

/** What an Alert or Receiver names: the list of its props, and what is added until the app is written. */
export class WatchedObjects {
  private readonly parts: (() => readonly Entry[])[] = [];

  constructor(
    private readonly watcher: IFluxObject,
    private readonly options: WatchedOptions,
  ) {}

  /** @throws when an object is none, or one of another cluster */
  add(objects: unknown): void {
    const { field } = this.options;
    if (!Array.isArray(objects)) throw misuse(this.watcher, `"${field}" is ${shown(objects)}; give a list`);
    const entries = objects.map((object) => this.entryOf(object));
    this.parts.push(() => entries);
  }

  /** @throws when the Flux of the cluster has no such kind */
  addAll(kind: WatchedKind, { namespace = this.watcher.ref.namespace, ...selection }: WatchedSelection): void {
    const { flux } = clusterContextOf(this.watcher);
    const apiVersion = preferredApiVersion(kind, flux);
    if (apiVersion === undefined) throw misuse(this.watcher, `Flux ${flux} has no ${kind}`);
    const entry = { ...this.written({ apiVersion, kind, namespace, name: '*' }), ...selection };
    this.parts.push(() => [entry]);
  }

  /** What lies in a scope is known in the end. @throws when the scope is in another cluster */
  addIn(scope: IConstruct): void {
    this.checkCluster(scope);
    this.parts.push(() => this.referencesIn(scope).map((reference) => this.written(reference)));
  }

  /** The list as it is written, each object once. */
  toList(): readonly Entry[] {
    const entries = new Map<string, Entry>();
    for (const entry of this.parts.flatMap((part) => part())) {
      const key = this.keyOf(entry);
      if (!entries.has(key)) entries.set(key, entry);
    }
    return [...entries.values()];
  }

  private entryOf(object: unknown): Entry {
    if (isFluxObject(object)) {
      this.checkCluster(object);
      return this.written(object.ref);
    }
    const { kind, name } = (object ?? {}) as Partial<Record<string, unknown>>;
    const isEntry = !Construct.isConstruct(object) && typeof kind === 'string' && typeof name === 'string';
    if (isEntry) return object as Entry;
    const what = Construct.isConstruct(object) ? `"${object.node.path}", which is no Flux object` : shown(object);
    throw misuse(this.watcher, `cannot watch ${what}; give a Flux object, or its "kind" and "name"`);
  }

  private checkCluster(construct: IConstruct): void {
    const own = clusterContextOf(this.watcher).clusterName;
    const other = clusterContextOf(construct).clusterName;
    if (other === own) return;
    const where = `which is in cluster "${other}"; it hears of its own, "${own}", only`;
    throw misuse(this.watcher, `cannot watch "${construct.node.path}", ${where}`);
  }

  /** By kind, namespace and name, so that the order in which an app makes them does not matter. */
  private referencesIn(scope: IConstruct): FluxReference[] {
    const kinds = this.knownKinds();
    const made = scope.node.findAll().filter((construct) => FluxResource.isFluxResource(construct));
    const references = [...entryOf(scope), ...made.map((resource) => referenceOf(resource as FluxResource))];
    return references.filter(({ kind }) => kinds.has(kind)).sort(compareReferences);
  }

  /** Those that the apiVersion of the Alert or Receiver takes. */
  private knownKinds(): ReadonlySet<unknown> {
    const { kind, apiVersion } = this.watcher.ref;
    const spec = fluxSchema(kind, apiVersion, clusterContextOf(this.watcher).flux)?.properties?.spec;
    return new Set(spec?.properties?.[this.options.field]?.items?.properties?.kind?.enum ?? []);
  }

  private written(reference: FluxReference): Entry {
    const { apiVersion } = reference;
    const named = writtenReference(reference, this.watcher.ref.namespace);
    return { ...(this.options.apiVersions ? { apiVersion } : {}), ...named };
  }

  /** What is named with further conditions is another entry. */
  private keyOf({ apiVersion: _, kind, name, namespace = this.watcher.ref.namespace, ...conditions }: Entry): string {
    return JSON.stringify([kind, namespace, name, conditions]);
  }
}

/** A Cluster stands for the Kustomization and source that bootstrap made, too. */
function entryOf(scope: IConstruct): FluxReference[] {
  const cluster = clusterContextOf(scope);
  return (cluster as unknown) === scope ? [cluster.entry.kustomization, cluster.entry.source] : [];
}

function referenceOf({ apiVersion, kind, name, metadata }: FluxResource): FluxReference {
  return { apiVersion, kind, name, namespace: metadata.namespace ?? '' };
}

function compareReferences(a: FluxReference, b: FluxReference): number {
  return (
    compareCodeUnits(a.kind, b.kind) || compareCodeUnits(a.namespace, b.namespace) || compareCodeUnits(a.name, b.name)
  );
}
