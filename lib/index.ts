/**
 * cdk8s-fluxcd: typed infrastructure as code for Flux. What a user imports by name: the app, the scopes of a fleet, the
 * constructs of Flux's kinds, and the model and findings as data.
 */
export { FleetApp, type FleetAppProps, type FleetResult } from './synth/index.js';
export {
  Cluster,
  type ClusterProps,
  type FleetDefaults,
  Folder,
  type FolderProps,
  type KubernetesModel,
  ModelObject,
  Repository,
  type RepositoryProps,
  setFile,
  VendoredFiles,
  type VendoredFilesProps,
} from './fleet/index.js';
export {
  type ChartTemplate,
  type ChartTemplateSpec,
  type Dependency,
  type DependencyReference,
  type FluxDuration,
  type FluxObjectProps,
  type FluxReference,
  type GitReference,
  GitRepository,
  type GitRepositoryProps,
  type GitRepositorySpec,
  type HealthCheck,
  HelmRelease,
  type HelmReleaseProps,
  type HelmReleaseSpec,
  HelmRepository,
  type HelmRepositoryProps,
  type HelmRepositorySpec,
  type IFluxObject,
  type IHelmRelease,
  type IKustomization,
  type IRepository,
  type ISource,
  type KnownByNameProps,
  Kustomization,
  type KustomizationProps,
  type KustomizationSpec,
  type LocalReference,
  type ObjectDefaults,
  OCIRepository,
  type OCIRepositoryProps,
  type OCIRepositorySpec,
  type Removable,
  type SourceInput,
  type SourceReference,
} from './flux/index.js';
export {
  type Allowance,
  CODES,
  type CodeInfo,
  type Finding,
  type FindingCode,
  FindingsError,
  formatFinding,
  type Origin,
  type Related,
  type Severity,
} from './diagnostics/index.js';
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
} from './model/index.js';
export type {
  ImageTransform,
  Json,
  JsonObject,
  KubeObject,
  KustomizationTransform,
  ObjectMeta,
  ObjectReference,
  Patch,
  PatchTarget,
} from './manifest/index.js';
export { FLUX_MINORS, type FluxMinor } from './api/index.js';
export type { RenderedFile } from './repo/index.js';
export { type AppReport, ENVIRONMENT, type SynthReport } from './report/index.js';
