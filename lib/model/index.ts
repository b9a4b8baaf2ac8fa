/**
 * model: the two pictures of a fleet as plain data. FleetModel is what Flux sees, RepoTree is what an app writes,
 * FileTree what is read. Types, keys and the JSON form live here; it must not compute either picture, and it never
 * imports cdk8s.
 */
export type {
  BuildState,
  ClusterModel,
  DependencyModel,
  EntryModel,
  FleetModel,
  FolderModel,
  GeneratorFileModel,
  GeneratorModel,
  KustomizationModel,
  ObjectModel,
  ReleaseModel,
  RepositoryModel,
  SourceModel,
  VendoredModel,
} from './fleet-model.js';
export { foldersIn } from './folders-in.js';
export { kubeConfigOf } from './kube-config.js';
export type { DiskFile, FileTree, SkippedEntry, TextFile, TreeFile } from './file-tree.js';
export { treeOfTexts } from './tree-of-texts.js';
export {
  type FolderGuard,
  isRepoText,
  originOfFile,
  type RepoDocument,
  type RepoFile,
  type RepoManifest,
  type RepoText,
  type RepoTree,
} from './repo-tree.js';
