import { Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import type { FluxMinor } from '../api/index.js';
import type { KubeObject, ObjectReference } from '../manifest/index.js';

import type { FluxReference } from './flux-object.js';
import { misuse } from './misuse.js';
import type { Variable } from './tokens/token.js';

const CLUSTER_CONTEXT = Symbol.for('cdk8s-fluxcd.ClusterContext');
const FLEET_CONTEXT = Symbol.for('cdk8s-fluxcd.FleetContext');

/** What a Flux construct needs to know of the cluster around it. Implemented by `Cluster`, narrowed by `Tenant`. */
export interface ClusterContext {
  readonly clusterName: string;
  /** Flux minor of the cluster, such as `2.10`. */
  readonly flux: FluxMinor;
  /** Where Kustomizations and sources live by default: the namespace of Flux itself, in a Tenant that of the tenant. */
  readonly fluxNamespace: string;
  /** The tenant that everything here belongs to; undefined outside of Tenants. */
  readonly tenant?: TenantContext;
  /** The source that the entry Kustomization builds from. */
  readonly source: ObjectReference;
  /** The Kustomization that bootstrap made, and its source. */
  readonly entry: { readonly kustomization: FluxReference; readonly source: FluxReference };
  /** Defaults for a kind, nearest first: those of the cluster, then those of the fleet. */
  defaultsFor(kind: string): readonly Readonly<Record<string, unknown>>[];
  /** Where a Kustomization lies that does not say. */
  defaultPlace(kustomization: Construct, name: string): DefaultPlace;
}

/** The folder that a Kustomization builds, as written, and the one where it keeps what it shares with others. */
export interface DefaultPlace {
  readonly path: string;
  readonly base: string | undefined;
}

export interface TenantContext {
  readonly name: string;
  /** The one namespace that its Flux objects may live in. */
  readonly namespace: string;
}

/** What a Flux construct asks the whole app. Implemented by `FleetApp`. */
export interface FleetContext {
  /** The dependencies of a Kustomization or HelmRelease, its own and those made by `addDependency`. */
  dependsOnOf(construct: Construct): readonly DependencyReference[];
  /** The health checks that dependencies of others ask of a Kustomization. */
  healthChecksOf(construct: Construct): readonly ObjectReference[];
  /** The variables of the cluster that the objects of a Kustomization use, by name. */
  variablesOf(construct: Construct): readonly Variable[];
  /** What a Kustomization, Folder or Cluster applies. */
  objectsOf(scope: Chart): readonly KubeObject[];
}

/** An entry of `spec.dependsOn`. */
export interface DependencyReference {
  readonly name: string;
  /** Written only when it differs from the namespace of the dependent. */
  readonly namespace?: string | undefined;
  /** CEL expression that decides readiness, Flux 2.7 and later. */
  readonly readyExpr?: string | undefined;
}

export function provideClusterContext(scope: Construct, context: ClusterContext): void {
  Object.defineProperty(scope, CLUSTER_CONTEXT, { value: context });
}

export function provideFleetContext(scope: Construct, context: FleetContext): void {
  Object.defineProperty(scope, FLEET_CONTEXT, { value: context });
}

/** The cluster around a construct; `path` names one that is not made yet, `scope` being what it is made in. */
export function clusterContextOf(scope: IConstruct, path = scope.node.path): ClusterContext {
  const found = tryClusterContextOf(scope);
  if (found !== undefined) return found;
  throw misuse(path, 'is in no Cluster; place it in a Cluster, or in a Kustomization of one');
}

/** Undefined for what lies in no cluster, such as an object of another cdk8s app. */
export function tryClusterContextOf(scope: IConstruct): ClusterContext | undefined {
  return tryContextOf<ClusterContext>(scope, CLUSTER_CONTEXT);
}

export function tryFleetContextOf(scope: IConstruct): FleetContext | undefined {
  return tryContextOf<FleetContext>(scope, FLEET_CONTEXT);
}

function tryContextOf<T>(scope: IConstruct, brand: symbol): T | undefined {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const context = (at as unknown as Record<symbol, T | undefined>)[brand];
    if (context !== undefined) return context;
  }
  return undefined;
}

const FORCED_NAMESPACE = Symbol.for('cdk8s-fluxcd.ForcedNamespace');
const OWNER = Symbol.for('cdk8s-fluxcd.Owner');

/** Marks a scope whose objects one Kustomization applies: a `Kustomization`, or a `Cluster` for its entry. */
export function markOwner(scope: IConstruct): void {
  Object.defineProperty(scope, OWNER, { value: true });
}

export function isOwner(scope: IConstruct): boolean {
  return OWNER in scope;
}

/** States that a kustomization file gives all objects below `scope` this namespace. */
export function forceNamespace(scope: IConstruct, namespace: string): void {
  Object.defineProperty(scope, FORCED_NAMESPACE, { value: namespace });
}

/** The namespace that a Folder around `scope` gives everything, if any. */
export function forcedNamespaceOf(scope: IConstruct): string | undefined {
  for (const at of scopesToOwner(scope)) {
    const namespace = (at as unknown as Record<symbol, string | undefined>)[FORCED_NAMESPACE];
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** The namespace that objects at `scope` get by default: that of the nearest chart, up to the owner. */
export function objectsNamespaceOf(scope: IConstruct): string | undefined {
  for (const at of scopesToOwner(scope)) {
    const namespace = Chart.isChart(at) ? (at as Chart).namespace : undefined;
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

function* scopesToOwner(scope: IConstruct): Generator<IConstruct> {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    yield at;
    if (isOwner(at)) return;
  }
}
