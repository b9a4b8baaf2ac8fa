import { Construct, type IConstruct } from 'constructs';

import type { FindingInput, Origin } from '../diagnostics/index.js';
import { type DependencyReference, isConstructDependency, KnownByName, Kustomization } from '../flux/index.js';
import type { ObjectReference } from '../manifest/index.js';

import { aboutEdge } from './about-edge.js';
import { Cluster } from './cluster.js';
import { describe, ownerReference } from './describe.js';
import { isEmptyScope, type Lifted, lift, type NamedObject } from './lift.js';
import { isSourceOf, lowerPair } from './lower-pair.js';
import type { Owner } from './scan.js';
import type { Dependent, StatedEdge } from './stated-edges.js';

/** One entry of `dependsOn` of one Flux object. */
export interface LoweredEdge {
  readonly dependent: Dependent;
  readonly reference: DependencyReference;
  readonly namespace: string;
  readonly name: string;
  /** What it names, where the app makes it. */
  readonly target: Dependent | Owner | undefined;
  /** Position in the author's `dependsOn`; undefined for what was derived. */
  readonly index: number | undefined;
  readonly origin: Origin;
}

/** What one stated dependency becomes. */
export interface EdgeOutcome {
  readonly edges: LoweredEdge[];
  readonly healthChecks: { readonly owner: Kustomization; readonly objects: readonly ObjectReference[] }[];
  readonly findings: FindingInput[];
}

/** Finds a Kustomization or HelmRelease of a cluster by name. */
export type Lookup = (cluster: Cluster, kind: string, namespace: string, name: string) => Dependent | undefined;

const NOTHING: EdgeOutcome = { edges: [], healthChecks: [], findings: [] };

export function lowerEdge(edge: StatedEdge, lookup: Lookup): EdgeOutcome {
  if (isEmptyScope(edge.from) || (isConstructDependency(edge.to) && isEmptyScope(edge.to))) return NOTHING;
  const from = lift(edge.from);
  if (from.length === 0) return outside(edge, edge.from);
  if (isConstructDependency(edge.to)) return toConstruct(edge, from, edge.to);
  const named = namedTarget(edge.from, edge.to, lookup);
  return named === undefined ? toName(edge, edge.to) : toConstruct(edge, from, named);
}

function toConstruct(edge: StatedEdge, from: readonly Lifted[], target: IConstruct): EdgeOutcome {
  if (KnownByName.isKnownByName(target)) return toKnownByName(edge, from, target);
  const to = lift(target);
  if (to.length === 0) return outside(edge, target);
  const outcomes = from.flatMap((source) => to.map((end) => lowerPair(source, end, edge)));
  return {
    edges: outcomes.flatMap(({ dependsOn }) =>
      dependsOn ? [between(edge, dependsOn.dependent, dependsOn.target)] : [],
    ),
    healthChecks: outcomes.flatMap(({ healthChecks }) => healthChecks ?? []),
    findings: outcomes.flatMap(({ finding }) => finding ?? []),
  };
}

function between(edge: StatedEdge, dependent: Dependent, target: Dependent | Owner | NamedObject): LoweredEdge {
  const { namespace, name } = Cluster.isCluster(target) ? ownerReference(target) : target.ref;
  const { origin } = edge;
  const made = Construct.isConstruct(target) ? target : undefined;
  const reference = isConstructDependency(edge.to) ? written(dependent, { namespace, name }) : edge.to;
  return { dependent, reference, namespace, name, target: made, origin, index: indexFor(edge, dependent) };
}

/** The author's position counts only where the author's own object carries the entry. */
function indexFor(edge: StatedEdge, dependent: Dependent): number | undefined {
  return edge.from === dependent ? edge.index : undefined;
}

function written(dependent: Dependent, { namespace, name }: { namespace: string; name: string }): DependencyReference {
  return namespace === dependent.ref.namespace ? { name } : { name, namespace };
}

/** The construct that a written name stands for: an object of the app, or the cluster's entry. */
function namedTarget(from: IConstruct, to: DependencyReference, lookup: Lookup): IConstruct | undefined {
  const { ref } = from as Dependent;
  const cluster = Cluster.of(from);
  const { kind, namespace, name } = cluster.entry.kustomization;
  const wanted = to.namespace ?? ref.namespace;
  if (ref.kind === kind && wanted === namespace && to.name === name) return cluster;
  return lookup(cluster, ref.kind, wanted, to.name);
}

/** A name that the app does not make stays as written; whether it exists is for the checks to say. */
function toName(edge: StatedEdge, to: DependencyReference): EdgeOutcome {
  const dependent = edge.from as Dependent;
  const { namespace = dependent.ref.namespace, name } = to;
  const { index, origin } = edge;
  return {
    edges: [{ dependent, reference: to, namespace, name, target: undefined, index, origin }],
    healthChecks: [],
    findings: [],
  };
}

function toKnownByName(edge: StatedEdge, from: readonly Lifted[], target: KnownByName): EdgeOutcome {
  const waiting = from.filter((source) => !isSourceOf(source, target.ref));
  const edges = waiting.flatMap((source) => {
    const dependent = dependentOfKind(source, target.ref.kind);
    return dependent === undefined ? [] : [named(edge, dependent, target)];
  });
  const findings =
    waiting.length === 0 ? [] : [edges.length === 0 ? cannotWait(edge, target) : byNameOnly(edge, target)];
  return { edges, healthChecks: [], findings };
}

function byNameOnly(edge: StatedEdge, target: KnownByName): FindingInput {
  const message = `depends on ${describe(target)}, which is known by name only`;
  const hint = 'whether it exists and what it waits for cannot be told from here';
  return { code: 'FLX204', ...aboutEdge(edge, target), message, hint };
}

function cannotWait(edge: StatedEdge, target: KnownByName): FindingInput {
  const message = `depends on ${describe(target)}, which it cannot wait for: Flux waits for Kustomizations, and HelmReleases for HelmReleases`;
  const hint = 'name the Kustomization that applies it by Kustomization.fromName';
  return { code: 'FLX203', ...aboutEdge(edge, target), message, hint };
}

/** Which Flux object of the dependent side can wait for an object of that kind. */
function dependentOfKind({ owner, release }: Lifted, kind: string): Dependent | undefined {
  if (release !== undefined && kind === 'HelmRelease') return release;
  return kind === 'Kustomization' && Kustomization.isKustomization(owner) ? owner : undefined;
}

function named(edge: StatedEdge, dependent: Dependent, target: KnownByName): LoweredEdge {
  const { namespace, name } = target.ref;
  const reference = written(dependent, target.ref);
  return {
    dependent,
    reference,
    namespace,
    name,
    target: undefined,
    origin: edge.origin,
    index: indexFor(edge, dependent),
  };
}

function outside(edge: StatedEdge, construct: IConstruct): EdgeOutcome {
  const finding: FindingInput = { code: 'FLX203', ...aboutEdge(edge, construct), ...outsideText(edge, construct) };
  return { ...NOTHING, findings: [finding] };
}

function outsideText({ from }: StatedEdge, construct: IConstruct): Pick<FindingInput, 'message' | 'hint'> {
  if (KnownByName.isKnownByName(construct)) {
    return {
      message: 'is made elsewhere, so what it waits for cannot be stated here',
      hint: 'state it where it is made',
    };
  }
  const hint = 'Flux orders only what lies in a Cluster';
  if (construct === from) return { message: 'has dependencies but is in no Cluster', hint };
  return { message: `depends on ${describe(construct)}, which is in no Cluster`, hint };
}
