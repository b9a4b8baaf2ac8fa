import {
  type ClusterModel,
  type FleetModel,
  type FolderModel,
  foldersIn,
  type KustomizationModel,
} from '../model/index.js';

/** One folder, and who applies what is in it. */
export interface Sharer {
  readonly cluster: ClusterModel;
  readonly kustomization: KustomizationModel;
  readonly folder: FolderModel;
}

/** The folders that the Kustomizations of a repository build. One that applies nothing gets none. */
export function builtFolders(model: FleetModel, repository: string): Sharer[] {
  return model.clusters.flatMap((cluster) =>
    cluster.kustomizations.flatMap((kustomization) => {
      const { source, content: folder } = kustomization;
      if (source.repository !== repository || folder === undefined) return [];
      if (kustomization.owner !== '' && isEmpty(folder)) return [];
      return [{ cluster, kustomization, folder: withoutOwnBase(folder) }];
    }),
  );
}

/** A folder and all those in it. */
export function withFolders(sharer: Sharer): Sharer[] {
  return foldersIn(sharer.folder).map((folder) => ({ ...sharer, folder }));
}

/** What is its own base has none: all of it lies there. */
function withoutOwnBase(folder: FolderModel): FolderModel {
  return folder.base === folder.path ? { ...folder, base: undefined } : folder;
}

/** Folders of one Kustomization are told apart by their constructs. */
export function sharerName({ folder, cluster, kustomization }: Sharer): string {
  const { construct } = folder.origin;
  return construct === undefined ? `"${kustomization.key}" of cluster "${cluster.name}"` : `"${construct}"`;
}

function isEmpty({ objects, vendored, folders, generators = [] }: FolderModel): boolean {
  return objects.length + vendored.length + folders.length + generators.length === 0;
}
