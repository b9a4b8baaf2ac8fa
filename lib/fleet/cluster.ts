import type { Construct, IConstruct } from 'constructs';

import { FLUX_MINORS, type FluxMinor, parseFluxMinor, preferredApiVersion } from '../api/index.js';
import type { Allowance } from '../diagnostics/index.js';
import {
  AuthorOrigin,
  brand,
  type ClusterContext,
  type DefaultPlace,
  type FluxReference,
  FluxScope,
  hasBrand,
  idsBelow,
  markOwner,
  misuse,
  nearest,
  type ObjectDefaults,
  provideClusterContext,
  shown,
  textProp,
  toLabel,
  tryNearest,
} from '../flux/index.js';
import type { ObjectReference } from '../manifest/index.js';

import { defaultPlace, isBaseName } from './default-place.js';
import { defaultsForKind, type FleetDefaults, fleetSettingsOf } from './fleet-settings.js';
import { Repository } from './repository.js';
import { type VariableProps, Variables } from './variables.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Cluster');

export interface ClusterProps {
  /** The repository that the entry Kustomization builds from. */
  readonly repository: Repository;
  /** Flux of the cluster, such as `2.10` or `v2.10.1`: it decides API versions and what may be used. */
  readonly flux: FluxMinor | (string & {});
  /** @default - the id of the construct */
  readonly name?: string;
  /** Folder that the entry Kustomization builds. @default 'clusters/<name>' */
  readonly path?: string;
  /** Namespace of Flux, and the name of the entry Kustomization and its source. @default 'flux-system' */
  readonly fluxNamespace?: string;
  /** Kind of the source of the entry Kustomization. @default 'GitRepository' */
  readonly sourceKind?: 'GitRepository' | 'OCIRepository' | 'Bucket';
  /** Defaults per kind; nearer than those of the fleet. @default - none */
  readonly defaults?: FleetDefaults;
  /** Defaults for the objects placed directly in the cluster. @default - none */
  readonly objects?: ObjectDefaults;
  /** Errors of this cluster that are accepted. @default - none */
  readonly allow?: readonly Allowance[];
  /**
   * Write a kustomization file into the entry folder. Flux then applies only what it lists: what the app writes, the
   * folder of Flux itself and declared vendored files.
   * @default false
   */
  readonly kustomizationFile?: boolean;
  /**
   * Whether bases take the values of this cluster where those that share them differ and none of them is the reference.
   * Where several folders of the cluster share one base and differ, it has what all agree on.
   * @default false
   */
  readonly reference?: boolean;
}

/**
 * One Kubernetes cluster. Objects placed in it directly are applied by its entry Kustomization.
 *
 * @example
 *
 *   const staging = new Cluster(app, 'staging', { repository: fleet, flux: '2.10' });
 */
export class Cluster extends FluxScope implements ClusterContext {
  static isCluster(x: unknown): x is Cluster {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is Cluster {
    return Cluster.isCluster(x);
  }

  static override of(c: IConstruct): Cluster {
    return nearest(c, Cluster.isCluster, 'Cluster');
  }

  /** The cluster that a construct lives in, undefined outside every Cluster. */
  static tryOf(c: IConstruct): Cluster | undefined {
    return tryNearest(c, Cluster.isCluster);
  }

  readonly clusterName: string;
  readonly repository: Repository;
  readonly flux: FluxMinor;
  readonly fluxNamespace: string;
  /** Folder that the entry Kustomization builds, as given. */
  readonly path: string;
  readonly kustomizationFile: boolean;
  readonly reference: boolean;
  readonly allow: readonly Allowance[];
  /** The Kustomization that bootstrap made, and its source. */
  readonly entry: {
    readonly kustomization: FluxReference<'Kustomization'>;
    readonly source: FluxReference<NonNullable<ClusterProps['sourceKind']>>;
  };
  /** @internal */
  readonly origin: AuthorOrigin;
  /** @internal */
  readonly variables = new Variables(this);
  private readonly defaults: FleetDefaults | undefined;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id, props?.objects ?? {});
    brand(this, BRAND);
    markOwner(this);
    this.origin = new AuthorOrigin(this.node.path, new Error('Cluster'));
    this.repository = givenRepository(this, props?.repository);
    this.clusterName = checkedName(this, textProp(this, 'name', props.name) ?? id);
    this.flux = knownMinor(this, props.flux);
    this.fluxNamespace = props.fluxNamespace ?? 'flux-system';
    this.path = textProp(this, 'path', props.path) ?? `clusters/${this.clusterName}`;
    this.kustomizationFile = props.kustomizationFile ?? false;
    this.reference = props.reference ?? false;
    this.allow = props.allow ?? [];
    this.defaults = props.defaults;
    this.entry = {
      kustomization: this.entryReference('Kustomization'),
      source: this.entryReference(props.sourceKind ?? 'GitRepository'),
    };
    provideClusterContext(this, this);
  }

  get source(): ObjectReference {
    return this.entry.source;
  }

  defaultsFor(kind: string): readonly Readonly<Record<string, unknown>>[] {
    return [this.defaults, fleetSettingsOf(this)?.defaults].map((defaults) => defaultsForKind(kind, defaults));
  }

  defaultPlace(kustomization: Construct, name: string): DefaultPlace {
    const ids = idsBelow(this, kustomization).map(toLabel).filter(Boolean);
    return defaultPlace(this.repository.layout, { cluster: this.clusterName, name, ids });
  }

  /**
   * Declares a variable and returns what stands for it: a text that may be put into any value of an object in a
   * Kustomization of the cluster, also as a part of it. The file has `${NAME}` there, and the Kustomization gets the
   * value, or the reference to it, in `spec.postBuild`.
   *
   * @throws when the name is none, or is declared with another source
   */
  variable(name: string, props: VariableProps): string {
    return this.variables.declare(name, props);
  }

  private entryReference<Kind extends string>(kind: Kind): FluxReference<Kind> {
    const apiVersion = preferredApiVersion(kind, this.flux);
    if (apiVersion === undefined) throw misuse(this, `Flux ${this.flux} has no ${kind}`);
    return { apiVersion, kind, namespace: this.fluxNamespace, name: this.fluxNamespace };
  }
}

function givenRepository(cluster: Cluster, repository: unknown): Repository {
  if (Repository.isRepository(repository)) return repository;
  const what = repository === undefined ? 'missing' : `${shown(repository)}, not a Repository`;
  throw misuse(cluster, `"repository" is ${what}; give the Repository that its entry Kustomization builds from`);
}

function checkedName({ node, repository: { layout } }: Cluster, name: string): string {
  if (!isBaseName(layout, name)) return name;
  throw misuse(node.path, `is called "${name}", like the folder of the bases in layout "${layout}"; give another name`);
}

function knownMinor(cluster: Cluster, flux: unknown): FluxMinor {
  const minor = typeof flux === 'string' ? parseFluxMinor(flux) : undefined;
  if (minor !== undefined) return minor;
  const known = `known are ${FLUX_MINORS[0]} to ${FLUX_MINORS.at(-1)}`;
  if (typeof flux === 'string') throw misuse(cluster, `unknown Flux version "${flux}"; ${known}`);
  throw misuse(cluster, `"flux" is ${flux === undefined ? 'missing' : shown(flux)}; give a string, ${known}`);
}
