import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

import { fluxKindOf } from '../api/index.js';
import { FluxConstruct, type FluxReference, HelmRelease, isOwner, KnownByName, Kustomization } from '../flux/index.js';
import { groupOf } from '../manifest/index.js';

import { Cluster } from './cluster.js';
import { finalNamespace } from './final-namespace.js';
import type { Owner } from './scan.js';
import { VendoredFiles } from './vendored-files.js';

/** One end of a dependency, lifted to what Flux can order. */
export interface Lifted {
  readonly cluster: Cluster;
  /** The Kustomization that stands for it: itself when it is one, else its owner. */
  readonly owner: Owner;
  /** Whether it is that Kustomization itself and not something in it. */
  readonly whole: boolean;
  readonly release: HelmRelease | undefined;
  /** A Flux Kustomization or HelmRelease that is no construct of ours: an ApiObject, imported or of a model library. */
  readonly plain: NamedObject | undefined;
  /** What the author named. */
  readonly construct: IConstruct;
}

/** An object that can be waited for by its name. */
export interface NamedObject {
  readonly ref: FluxReference;
  readonly kind: string;
}

/**
 * A scope that holds Kustomizations stands for the outermost of them, a Kustomization's own Flux object for the
 * Kustomization, anything else for its owner. Nothing outside every Cluster, and nothing known by name only.
 */
export function lift(construct: IConstruct): Lifted[] {
  const cluster = Cluster.tryOf(construct);
  if (cluster === undefined || KnownByName.isKnownByName(construct)) return [];
  const kustomizations = outermostKustomizations(construct);
  if (kustomizations.length > 0 && !Cluster.isCluster(construct)) {
    const shared = { cluster, whole: true, release: undefined, plain: undefined, construct };
    return kustomizations.map((owner) => ({ ...shared, owner }));
  }
  const owner = ownerOf(construct);
  const [release, plain] = [releaseOf(construct), plainFluxObject(construct)];
  return [{ cluster, owner, whole: owner === construct, release, plain, construct }];
}

/** The Kustomization, or Cluster for its entry, that applies what a construct stands for; a Kustomization is its own. */
function ownerOf(construct: IConstruct): Owner {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    if (isOwner(at)) return at as Owner;
  }
  throw new Error(`"${construct.node.path}" is in no Cluster`);
}

/** The Kustomization or Cluster that applies a Kustomization. */
export function applierOf(owner: Owner): Owner | undefined {
  return Cluster.isCluster(owner) ? undefined : ownerOf(owner.node.scope as IConstruct);
}

/** Whether `ancestor` applies `owner`, directly or through others. */
export function appliesTransitively(ancestor: Owner, owner: Owner): boolean {
  for (let at = applierOf(owner); at !== undefined; at = applierOf(at)) if (at === ancestor) return true;
  return false;
}

function outermostKustomizations(construct: IConstruct): Kustomization[] {
  if (Kustomization.isKustomization(construct)) return [construct];
  if (ApiObject.isApiObject(construct)) return [];
  return construct.node.children.flatMap(outermostKustomizations);
}

function releaseOf(construct: IConstruct): HelmRelease | undefined {
  if (HelmRelease.isHelmRelease(construct)) return construct;
  const scope = construct.node.scope;
  return ApiObject.isApiObject(construct) && HelmRelease.isHelmRelease(scope) ? scope : undefined;
}

const WITH_DEPENDENCIES: ReadonlySet<string> = new Set(['Kustomization', 'HelmRelease']);

function plainFluxObject(construct: IConstruct): NamedObject | undefined {
  if (!ApiObject.isApiObject(construct) || FluxConstruct.isFluxConstruct(construct.node.scope)) return undefined;
  const { apiVersion, kind, name } = construct;
  if (!WITH_DEPENDENCIES.has(kind) || fluxKindOf({ group: groupOf(apiVersion), kind }) === undefined) return undefined;
  if (Kustomization.isKustomization(construct.node.scope) && construct.node.id === 'Resource') return undefined;
  return { kind, ref: { apiVersion, kind, name, namespace: finalNamespace(construct) ?? '' } };
}

/** The objects at and below a construct, without those of Kustomizations nested in it. */
export function objectsAt(construct: IConstruct): ApiObject[] {
  if (ApiObject.isApiObject(construct)) return [construct];
  if (Kustomization.isKustomization(construct)) return [];
  return construct.node.children.flatMap(objectsAt);
}

/** Whether nothing is at or below a construct that Flux could order; what the author left out needs no order. */
export function isEmptyScope(construct: IConstruct): boolean {
  if (ApiObject.isApiObject(construct) || isOwner(construct) || KnownByName.isKnownByName(construct)) return false;
  if (VendoredFiles.isVendoredFiles(construct) || Cluster.tryOf(construct) === undefined) return false;
  return construct.node.children.every(isEmptyScope);
}
