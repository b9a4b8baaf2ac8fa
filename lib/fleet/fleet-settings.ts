import type { IConstruct } from 'constructs';

import type { Allowance } from '../diagnostics/index.js';
import type {
  AlertSpec,
  ArtifactGeneratorSpec,
  BucketSpec,
  ExternalArtifactSpec,
  FluxInstanceSpec,
  FluxObjectProps,
  GitRepositorySpec,
  HelmChartSpec,
  HelmReleaseSpec,
  HelmRepositorySpec,
  ImagePolicySpec,
  ImageRepositorySpec,
  ImageUpdateAutomationProps,
  KustomizationSpec,
  OCIRepositorySpec,
  ProviderSpec,
  ReceiverSpec,
  ResourceSetInputProviderSpec,
  ResourceSetSpec,
  SpecProps,
} from '../flux/index.js';

const FLEET_SETTINGS = Symbol.for('cdk8s-fluxcd.FleetSettings');

/** Fields that every construct of a kind gets unless it says otherwise: `null` removes a default from further out. */
export interface FleetDefaults {
  readonly kustomization?: SpecProps<KustomizationSpec>;
  readonly helmRelease?: SpecProps<HelmReleaseSpec>;
  readonly gitRepository?: SpecProps<GitRepositorySpec>;
  readonly ociRepository?: SpecProps<OCIRepositorySpec>;
  readonly bucket?: SpecProps<BucketSpec>;
  readonly helmRepository?: SpecProps<HelmRepositorySpec>;
  readonly provider?: SpecProps<ProviderSpec>;
  readonly alert?: SpecProps<AlertSpec>;
  readonly receiver?: SpecProps<ReceiverSpec>;
  readonly imageRepository?: SpecProps<ImageRepositorySpec>;
  readonly imagePolicy?: SpecProps<ImagePolicySpec>;
  readonly imageUpdateAutomation?: Omit<ImageUpdateAutomationProps, keyof FluxObjectProps>;
  readonly helmChart?: SpecProps<HelmChartSpec>;
  readonly externalArtifact?: SpecProps<ExternalArtifactSpec>;
  readonly artifactGenerator?: SpecProps<ArtifactGeneratorSpec>;
  readonly fluxInstance?: SpecProps<FluxInstanceSpec>;
  readonly resourceSet?: SpecProps<ResourceSetSpec>;
  readonly resourceSetInputProvider?: SpecProps<ResourceSetInputProviderSpec>;
}

/** What holds for the whole fleet. Provided by `FleetApp`. */
export interface FleetSettings {
  readonly name: string;
  readonly defaults: FleetDefaults;
  readonly allow: readonly Allowance[];
}

export function provideFleetSettings(scope: IConstruct, settings: FleetSettings): void {
  Object.defineProperty(scope, FLEET_SETTINGS, { value: settings });
}

export function fleetSettingsOf(scope: IConstruct): FleetSettings | undefined {
  return (scope.node.root as unknown as Record<symbol, FleetSettings | undefined>)[FLEET_SETTINGS];
}

/** The defaults for one kind among all defaults: the field is the kind in camel case. */
export function defaultsForKind(kind: string, defaults: FleetDefaults | undefined): Readonly<Record<string, unknown>> {
  return (defaults as Readonly<Record<string, Record<string, unknown>>> | undefined)?.[camelCase(kind)] ?? {};
}

/** `helmRelease`, `ociRepository`. */
function camelCase(kind: string): string {
  return kind.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}
