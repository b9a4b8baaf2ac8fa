import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

import type { Origin } from '../diagnostics/index.js';
import { type FluxReference, isFluxObject } from '../flux/index.js';
import { displayName, groupOf, isClusterScoped } from '../manifest/index.js';

import { Cluster } from './cluster.js';
import { originOf, type Owner } from './scan.js';

/** How messages name a construct: by its Flux or Kubernetes object, else by its path. */
export function describe(construct: IConstruct): string {
  if (isFluxObject(construct)) return displayName(construct.ref);
  if (Cluster.isCluster(construct)) return displayName(construct.entry.kustomization);
  if (!ApiObject.isApiObject(construct)) return `construct "${construct.node.path}"`;
  const { apiVersion, kind, name, metadata } = construct;
  // A chart gives its namespace to all kinds, those that have none too.
  const namespace = isClusterScoped(groupOf(apiVersion), kind) ? '' : (metadata.namespace ?? '');
  return displayName({ kind, name, namespace });
}

/** The place of a construct: its line where it is ours, its path always. */
export function placeOf(construct: IConstruct): Origin {
  const { origin } = construct as { origin?: Origin };
  if (origin !== undefined) return origin;
  return ApiObject.isApiObject(construct) ? originOf(construct) : { construct: construct.node.path };
}

/** The Flux object of an owner: a Kustomization's own, for a Cluster that of its entry. */
export function ownerReference(owner: Owner): FluxReference {
  return Cluster.isCluster(owner) ? owner.entry.kustomization : owner.ref;
}
