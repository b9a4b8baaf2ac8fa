import { type ApiObject, Chart, Lazy } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { orderSpec } from '../api/index.js';
import { objectKey, type ObjectReference, referenceId } from '../manifest/index.js';

import { brand, hasBrand } from './brand.js';
import { type ClusterContext, clusterContextOf, forcedNamespaceOf, markOwner, tryFleetContextOf } from './context.js';
import { type Dependent, type WrittenDependency, writtenDependencies } from './dependency.js';
import type { FluxObjectProps, FluxReference, IKustomization, SourceReference } from './flux-object.js';
import { FluxResource, referenceOf } from './flux-resource.js';
import { FluxScope } from './flux-scope.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import type { HealthCheck } from './generated/kustomization-spec.js';
import { writtenHealthChecks } from './health-checks.js';
import type { KustomizationProps, ObjectDefaults } from './kustomization-props.js';
import { pathBelow, textProp } from './misuse.js';
import { nearest } from './nearest.js';
import { AuthorOrigin } from './origin.js';
import { writtenReference, writtenSource } from './source-reference.js';
import { mergedSpec, type SpecFields, specLayers, specProps } from './spec.js';
import { mergePostBuild } from './tokens/merge-post-build.js';
import type { Variable } from './tokens/token.js';
import { tokensWereMade } from './tokens/token-registry.js';
import { plainFields } from './written-spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Kustomization');
const KIND = 'Kustomization';
const OWN_PROPS: ReadonlySet<string> = new Set(['dependsOn', 'objects', 'base', 'reference']);

/**
 * A Flux Kustomization, and the scope of what it applies: every object placed below it becomes a file in the folder
 * that it builds.
 *
 * @example
 *
 *   const infra = new Kustomization(cluster, 'infrastructure', { objects: { namespace: 'infra' } });
 *   const apps = new Kustomization(cluster, 'apps', { dependsOn: [infra] });
 */
export class Kustomization extends FluxScope implements IKustomization, Dependent {
  static isKustomization(x: unknown): x is Kustomization {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is Kustomization {
    return Kustomization.isKustomization(x);
  }

  /** The Kustomization that applies `c`; throws when that is the cluster's entry. */
  static override of(c: IConstruct): Kustomization {
    return nearest(c, Kustomization.isKustomization, 'Kustomization');
  }

  /** A Kustomization of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IKustomization {
    return new KnownByName(scope, id, KIND, props);
  }

  readonly ref: FluxReference<'Kustomization'>;
  /** The folder it builds, as written. */
  readonly path: string;
  /** Where it keeps what it shares, as written. */
  readonly base: string | undefined;
  /** Whether the base takes its values; undefined where that is for the cluster to say. */
  readonly reference: boolean | undefined;
  /** Whether it is ready only when everything applied is. */
  readonly wait: boolean;
  /** Its source, as written; the namespace defaults to that of the Kustomization. */
  readonly sourceRef: SourceReference;
  /** What `dependsOn` was given. */
  readonly writtenDependencies: readonly WrittenDependency[];
  /** @internal */
  readonly writtenHealthChecks: readonly ObjectReference[];
  /** `spec.postBuild` without what variables add to it. @internal */
  readonly writtenPostBuild: unknown;
  /** @internal */
  readonly origin: AuthorOrigin;
  /** @internal */
  readonly file: string | undefined;
  private readonly resource: ApiObject | undefined;

  constructor(scope: Construct, id: string, props: KustomizationProps = {}) {
    super(scope, id, objectDefaults(scope, id, props));
    brand(this, BRAND);
    markOwner(this);
    this.origin = new AuthorOrigin(this.node.path, new Error(KIND));
    const cluster = clusterContextOf(this);
    const namespace = forcedNamespaceOf(scope) ?? cluster.fluxNamespace;
    this.ref = referenceOf(this, KIND, cluster, { props, namespace });
    const place = cluster.defaultPlace(this, this.ref.name);
    const content = { path: place.path, sourceRef: writtenReference(cluster.source, this.ref.namespace) };
    const spec = specOf(this, props, { cluster, content });
    this.path = textProp(this, 'path', spec.path) ?? '';
    this.wait = spec.wait === true;
    this.sourceRef = spec.sourceRef as SourceReference;
    this.base = textProp(this, 'base', props.base) ?? (isByDefault(this, content) ? place.base : undefined);
    this.reference = props.reference;
    this.file = props.file;
    this.writtenDependencies = writtenDependencies(this, props.dependsOn);
    this.writtenHealthChecks = writtenHealthChecks(this, spec.healthChecks);
    this.writtenPostBuild = spec.postBuild;
    this.resource = new FluxResource(this, this.ref, applied(scope, props), this.writtenSpec(spec));
  }

  /** None while the Kustomization's own Flux object is made: they are for the objects it applies. */
  override get labels(): Record<string, string> {
    return this.resource === undefined ? {} : super.labels;
  }

  private writtenSpec(spec: SpecFields): SpecFields {
    const given = (spec.healthChecks as readonly HealthCheck[] | undefined) ?? [];
    return orderSpec(KIND, {
      ...spec,
      dependsOn: Lazy.any({ produce: () => orNothing(tryFleetContextOf(this)?.dependsOnOf(this)) }),
      healthChecks: Lazy.any({ produce: () => orNothing(this.allHealthChecks(given)) }),
      postBuild: Lazy.any({ produce: () => mergePostBuild(spec.postBuild, this.variables()).postBuild }),
    });
  }

  private variables(): readonly Variable[] {
    return tokensWereMade() ? (tryFleetContextOf(this)?.variablesOf(this) ?? []) : [];
  }

  /** What was written, and what dependencies of others ask for beyond that. */
  private allHealthChecks(given: readonly HealthCheck[]): readonly HealthCheck[] {
    const keyOf = (check: ObjectReference) => objectKey(referenceId(check));
    const written = new Set(this.writtenHealthChecks.map(keyOf));
    const asked = tryFleetContextOf(this)?.healthChecksOf(this) ?? [];
    return [...given, ...asked.filter((check) => !written.has(keyOf(check)))];
  }
}

/** A tenant's Kustomization gives its objects the tenant's namespace, where `targetNamespace` puts them anyway. */
function objectDefaults(scope: Construct, id: string, { objects }: KustomizationProps): ObjectDefaults {
  const { tenant } = clusterContextOf(scope, pathBelow(scope, id));
  return tenant === undefined ? (objects ?? {}) : { namespace: tenant.namespace, ...objects };
}

/** Its own Flux object is one that the scope around it applies, and gets the labels that are for those. */
function applied(scope: Construct, { labels, annotations }: KustomizationProps): FluxObjectProps {
  return { labels: { ...Chart.of(scope).labels, ...labels }, annotations };
}

/** Where the content of a Kustomization comes from that does not say. */
interface DefaultContent extends SpecFields {
  readonly path: string;
  readonly sourceRef: SourceReference;
}

/** Only what builds from the cluster's own source, where that has it by default, has the base that is there for it. */
function isByDefault({ path, sourceRef, ref }: Kustomization, content: DefaultContent): boolean {
  const nameOf = ({ kind, name, namespace = ref.namespace }: SourceReference) => `${kind} ${namespace}/${name}`;
  return path === content.path && nameOf(sourceRef) === nameOf(content.sourceRef);
}

function specOf(
  owner: IKustomization,
  props: KustomizationProps,
  { cluster, content }: { readonly cluster: ClusterContext; readonly content: DefaultContent },
): SpecFields {
  const { namespace } = owner.ref;
  const layers = [content, ...specLayers(owner.ref, cluster, specProps(props, OWN_PROPS))];
  const { wait, sourceRef: source, ...fields } = mergedSpec(owner, layers);
  const sourceRef = writtenSource(source, { path: owner.node.path, field: 'sourceRef', namespace });
  const spec = { ...plainFields(owner, fields, cluster.flux), sourceRef };
  return wait === undefined || isReplaced(layers) ? spec : { ...spec, wait };
}

/** Flux ignores `healthChecks` beside `wait`: where they are given, only a `wait` as near as they are holds. */
function isReplaced(layers: readonly SpecFields[]): boolean {
  const nearest = [...layers]
    .reverse()
    .find(({ wait, healthChecks }) => wait !== undefined || healthChecks !== undefined);
  return nearest?.wait === undefined && nearest?.healthChecks !== undefined && nearest.healthChecks !== null;
}

function orNothing<T>(items: readonly T[] | undefined): readonly T[] | undefined {
  return items === undefined || items.length === 0 ? undefined : items;
}
