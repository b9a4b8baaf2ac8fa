/**
 * flux: constructs, one file per kind. What comes in are props in Flux's own words; what goes out are ApiObjects with
 * that spec. They learn about their surroundings through ClusterContext and FleetContext, found on a scope by brand;
 * they must not know the fleet, its layout or any file.
 */
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
export { misuse, pathBelow, shown, textProp } from './misuse.js';
export { idsBelow, toLabel } from './names.js';
export { brand, hasBrand } from './brand.js';
export { defaultObject } from './default-object.js';
export { AuthorOrigin } from './origin.js';
export { tracedOrigin } from './author-trace.js';
export { propsOf, resolveObject } from './resolve.js';
export { FluxConstruct } from './flux-construct.js';
export { KnownByName, type KnownByNameProps } from './known-by-name.js';
export { type Dependency, type Dependent, isConstructDependency } from './dependency.js';
export type { SourceInput } from './source-reference.js';

export {
  GitRepository,
  type GitRepositoryProps,
  type IRepository,
} from './git-repository.js';
export type { GitReference, GitRepositorySpec } from './generated/git-repository-spec.js';
export { OCIRepository, type OCIRepositoryProps } from './oci-repository.js';
export type { OCIReference, OCIRepositorySpec } from './generated/oci-repository-spec.js';
export { type ChartProps, HelmRepository, type HelmRepositoryProps, type IHelmRepository } from './helm-repository.js';
export type { HelmRepositorySpec } from './generated/helm-repository-spec.js';
export { Bucket, type BucketProps } from './bucket.js';
export type { BucketSpec } from './generated/bucket-spec.js';
export { HelmChart, type HelmChartProps } from './helm-chart.js';
export type { HelmChartSpec } from './generated/helm-chart-spec.js';
export {
  type GitHubWorkflow,
  type KeylessVerification,
  type SignerIdentity,
  Verification,
} from './verification.js';
export { ExternalArtifact, type ExternalArtifactProps } from './external-artifact.js';
export type { ExternalArtifactSpec } from './generated/external-artifact-spec.js';
export { ArtifactGenerator, type ArtifactGeneratorProps } from './artifact-generator.js';
export type { ArtifactGeneratorSource, ArtifactGeneratorSpec } from './generated/artifact-generator-spec.js';
export type { ArtifactSource, ArtifactSources } from './aliased-sources.js';

export { Kustomization } from './kustomization.js';
export type { KustomizationProps, ObjectDefaults } from './kustomization-props.js';
export type { HealthCheck, KustomizationSpec } from './generated/kustomization-spec.js';
export { HelmRelease, type HelmReleaseProps } from './helm-release.js';
export type {
  ChartTemplate,
  ChartTemplateSpec,
  HelmReleaseSpec,
  HelmReleaseValuesFrom,
} from './generated/helm-release-spec.js';
export type { ValuesFromOptions } from './release-values.js';
export { ValuesConfigMap, type ValuesConfigMapProps } from './values-config-map.js';

export { type IProvider, Provider, type ProviderFactory, type ProviderProps } from './provider.js';
export type { ProviderPropsOf, ProviderType } from './provider-types.js';
export type { ProviderSpec } from './generated/provider-spec.js';
export { Alert, type AlertProps } from './alert.js';
export type { AlertSpec, EventSource } from './generated/alert-spec.js';
export { Receiver, type ReceiverProps, type ReceiverSelection } from './receiver.js';
export type { ReceiverResource, ReceiverSpec } from './generated/receiver-spec.js';
export type { WatchedKind, WatchedSelection } from './watched-objects.js';

export { type IImageRepository, ImageRepository, type ImageRepositoryProps } from './image-repository.js';
export type { ImageRepositorySpec } from './generated/image-repository-spec.js';
export { ImagePolicy, type ImagePolicyProps } from './image-policy.js';
export type { ImagePolicySpec } from './generated/image-policy-spec.js';
export type { IImagePolicy, ImageTexts, InitialValue } from './image-texts.js';
export {
  type AutomationGit,
  ImageUpdateAutomation,
  type ImageUpdateAutomationProps,
} from './image-update-automation.js';
export type { ImageUpdateAutomationSpec } from './generated/image-update-automation-spec.js';

export { FluxInstance, type FluxInstanceProps } from './flux-instance.js';
export type { FluxInstanceDistribution, FluxInstanceSpec } from './generated/flux-instance-spec.js';
export { ResourceSet, type ResourceSetProps, type ResourceSetStepProps } from './resource-set.js';
export type { ResourceSetDependsOn, ResourceSetSpec } from './generated/resource-set-spec.js';
export type { ResourceTemplate } from './resource-templates.js';
export { ResourceSetInputProvider, type ResourceSetInputProviderProps } from './resource-set-input-provider.js';
export type { ResourceSetInputProviderSpec } from './generated/resource-set-input-provider-spec.js';

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
export { mergePostBuild } from './tokens/merge-post-build.js';
export { imageMarker, type ImageMarkerProps } from './tokens/image-marker.js';

export {
  type ClusterContext,
  type DefaultPlace,
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
} from './context.js';
export { FluxScope } from './flux-scope.js';
export { nearest, tryNearest } from './nearest.js';
