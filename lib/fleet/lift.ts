import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

import { HelmRelease, isOwner, KnownByName, Kustomization } from '../flux/index.js';

import { Cluster } from './cluster.js';
import type { Owner } from './scan.js';

/** One end of a dependency, lifted to what Flux can order. */
export interface Lifted {
  readonly cluster: Cluster;
  /** The Kustomization that stands for it: itself when it is one, else its owner. */
  readonly owner: Owner;
  /** Whether it is that Kustomization itself and not something in it. */
  readonly whole: boolean;
  readonly release: HelmRelease | undefined;
  /** What the author named. */
  readonly construct: IConstruct;
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
    return kustomizations.map((owner) => ({ cluster, owner, whole: true, release: undefined, construct }));
  }
  const owner = ownerOf(construct);
  return [{ cluster, owner, whole: owner === construct, release: releaseOf(construct), construct }];
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

/** The objects at and below a construct, without those of Kustomizations nested in it. */
export function objectsAt(construct: IConstruct): ApiObject[] {
  if (ApiObject.isApiObject(construct)) return [construct];
  if (Kustomization.isKustomization(construct)) return [];
  return construct.node.children.flatMap(objectsAt);
}
