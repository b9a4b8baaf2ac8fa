/**
 * model: the two pictures of a fleet as plain data. FleetModel is what Flux sees, RepoTree is what lies on disk.
 * Types, keys and the JSON form live here; it must not compute either picture, and it never imports cdk8s.
 */
export type {
  ClusterModel,
  DependencyModel,
  EntryModel,
  FleetModel,
  FolderModel,
  KustomizationModel,
  ObjectModel,
  RepositoryModel,
  SourceModel,
  VendoredModel,
} from './fleet-model.js';
export type { FolderGuard, RepoDocument, RepoFile, RepoTree } from './repo-tree.js';
