/**
 * flux: constructs, one file per kind. What comes in are props in Flux's own words; what goes out are ApiObjects with
 * that spec. They learn about their surroundings through ClusterContext and FleetContext, found on a scope by brand;
 * they must not know the fleet, its layout or any file.
 */
export { tracedLabels, tracedOrigin } from './author-trace.js';
export { brand, hasBrand } from './brand.js';
export {
  type ClusterContext,
  clusterContextOf,
  type DependencyReference,
  type FleetContext,
  forcedNamespaceOf,
  forceNamespace,
  isOwner,
  markOwner,
  objectsNamespaceOf,
  provideClusterContext,
  provideFleetContext,
  tryFleetContextOf,
} from './context.js';
export { type Dependency, type Dependent, isConstructDependency } from './dependency.js';
export { FluxConstruct } from './flux-construct.js';
export type {
  FluxDuration,
  FluxObjectProps,
  FluxReference,
  IFluxObject,
  IHelmRelease,
  IKustomization,
  ISource,
  LocalReference,
  Removable,
  SourceReference,
} from './flux-object.js';
export {
  type GitReference,
  GitRepository,
  type GitRepositoryProps,
  type GitRepositorySpec,
  type IRepository,
} from './git-repository.js';
export type { ChartTemplate, ChartTemplateSpec } from './helm-chart-template.js';
export { HelmRelease, type HelmReleaseProps, type HelmReleaseSpec } from './helm-release.js';
export { HelmRepository, type HelmRepositoryProps, type HelmRepositorySpec } from './helm-repository.js';
export { KnownByName, type KnownByNameProps } from './known-by-name.js';
export { Kustomization } from './kustomization.js';
export type { HealthCheck, KustomizationProps, KustomizationSpec, ObjectDefaults } from './kustomization-props.js';
export { misuse, pathBelow, shown, textProp } from './misuse.js';
export { idsBelow, objectName, toLabel } from './names.js';
export { OCIRepository, type OCIRepositoryProps, type OCIRepositorySpec } from './oci-repository.js';
export { AuthorOrigin } from './origin.js';
export { propsOf, resolveObject } from './resolve.js';
export type { SourceInput } from './source-reference.js';
