import type { FolderModel, KustomizationModel, ClusterModel, FleetModel } from '../model/index.js';

/** One folder of one cluster, and where its content goes. */
export interface Placement {
  readonly cluster: ClusterModel;
  readonly kustomization: KustomizationModel;
  readonly folder: FolderModel;
  readonly parent: Placement | undefined;
  /** Where the content lies: the base where there is one. */
  readonly location: string;
}

/** Every folder of every cluster that lies in a repository. */
export function placementsIn(model: FleetModel, repository: string): Placement[] {
  return model.clusters.flatMap((cluster) =>
    cluster.kustomizations
      .filter(({ source, content }) => source.repository === repository && content !== undefined)
      .flatMap((kustomization) => place(cluster, kustomization, kustomization.content as FolderModel, undefined)),
  );
}

function place(
  cluster: ClusterModel,
  kustomization: KustomizationModel,
  folder: FolderModel,
  parent: Placement | undefined,
): Placement[] {
  const placement = { cluster, kustomization, folder, parent, location: folder.base ?? folder.path };
  return [placement, ...folder.folders.flatMap((child) => place(cluster, kustomization, child, placement))];
}
