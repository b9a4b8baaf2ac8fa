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
export {
  type ExactlyOne,
  type FluxDuration,
  type FluxObjectProps,
  type FluxReference,
  type IFluxObject,
  type IHelmRelease,
  type IKustomization,
  type ISource,
  isFluxObject,
  type LocalReference,
  type MetadataTemplate,
  type SourceKind,
  type SourceReference,
  type SpecProps,
} from './flux-object.js';
export type { GitReference, GitRepositorySpec } from './generated/git-repository-spec.js';
export type { ChartTemplate, ChartTemplateSpec, HelmReleaseSpec } from './generated/helm-release-spec.js';
export type { HelmRepositorySpec } from './generated/helm-repository-spec.js';
export type { HealthCheck, KustomizationSpec } from './generated/kustomization-spec.js';
export type { OCIReference, OCIRepositorySpec } from './generated/oci-repository-spec.js';
export {
  GitRepository,
  type GitRepositoryProps,
  type IRepository,
} from './git-repository.js';
export { HelmRelease, type HelmReleaseProps } from './helm-release.js';
export { HelmRepository, type HelmRepositoryProps } from './helm-repository.js';
export { KnownByName, type KnownByNameProps } from './known-by-name.js';
export { Kustomization } from './kustomization.js';
export type { KustomizationProps, ObjectDefaults } from './kustomization-props.js';
export { misuse, pathBelow, shown, textProp } from './misuse.js';
export { idsBelow, objectName, toLabel } from './names.js';
export { OCIRepository, type OCIRepositoryProps } from './oci-repository.js';
export { AuthorOrigin } from './origin.js';
export { propsOf, resolveObject } from './resolve.js';
export type { SourceInput } from './source-reference.js';
export { imageMarker, type ImageMarkerProps } from './tokens/image-marker.js';
export { mergePostBuild } from './tokens/merge-post-build.js';
export {
  describeToken,
  type MarkedImage,
  type SubstituteReference,
  type Token,
  type Variable,
  type VariableSource,
} from './tokens/token.js';
export { TokenRegistry, tokensWereMade } from './tokens/token-registry.js';
export { hasTokenText } from './tokens/token-text.js';
