import type { Finding } from '../diagnostics/index.js';
import { type KubeObject, type ObjectId, objectId } from '../manifest/index.js';
import type { ClusterModel, FleetModel, KustomizationModel } from '../model/index.js';

import { chooseClusters } from './choose-clusters.js';
import { chooseKustomizations } from './choose-kustomizations.js';

/** What was built of repositories, and what was found. */
export interface BuildReport {
  readonly model: FleetModel;
  readonly findings: readonly Finding[];
}

export interface BuildView {
  /** Names or entry folders of the clusters to show. @default all */
  readonly cluster?: readonly string[] | undefined;
  /** Keys of the Kustomizations to show. @default all */
  readonly kustomization?: readonly string[] | undefined;
  /** The order in which Flux applies objects; `flux` is the cluster's minor. */
  readonly compare: (a: ObjectId, b: ObjectId, flux: string) => number;
}

/** A Kustomization in one of the chosen clusters, and what it applies. */
export interface ShownKustomization {
  readonly model: KustomizationModel;
  /** In the order in which Flux applies them. */
  readonly objects: readonly ShownObject[];
}

export interface ShownObject extends ObjectId {
  readonly manifest: KubeObject;
}

/** What a view shows of a fleet, cluster by cluster. */
export function shownClusters(
  model: FleetModel,
  view: BuildView,
): { readonly cluster: ClusterModel; readonly kustomizations: readonly ShownKustomization[] }[] {
  return chooseClusters(model.clusters, view.cluster).map((cluster) => ({
    cluster,
    kustomizations: chooseKustomizations(cluster, view.kustomization).map((kustomization) => ({
      model: kustomization,
      objects: appliedObjects(kustomization, (a, b) => view.compare(a, b, cluster.flux)),
    })),
  }));
}

function appliedObjects(
  { applied = [] }: KustomizationModel,
  compare: (a: ObjectId, b: ObjectId) => number,
): ShownObject[] {
  return applied.map(({ object }) => ({ ...objectId(object), manifest: object })).sort(compare);
}
