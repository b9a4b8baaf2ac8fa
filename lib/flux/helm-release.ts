import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { objectsNamespaceOf, tryFleetContextOf } from './context.js';
import { type Dependency, type Dependent, type WrittenDependency, writtenDependencies } from './dependency.js';
import { FluxConstruct } from './flux-construct.js';
import type {
  FluxDuration,
  FluxObjectProps,
  IFluxObject,
  IHelmRelease,
  LocalReference,
  Removable,
  SourceReference,
} from './flux-object.js';
import { type ChartTemplate, writtenTemplate } from './helm-chart-template.js';
import { HelmReleaseByName, type KnownByNameProps } from './known-by-name.js';
import { type SourceInput, writtenSource } from './source-reference.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.HelmRelease');

/** Fields of `spec`. @see https://fluxcd.io/flux/components/helm/helmreleases/ */
export interface HelmReleaseSpec {
  /** The chart, by `repository.chart(…)` or as Flux writes it; not with `chartRef`. */
  readonly chart?: ChartTemplate;
  /** An OCIRepository, HelmChart or ExternalArtifact that holds the chart. Flux 2.3 and later; not with `chart`. */
  readonly chartRef?: SourceInput;
  /** How often to reconcile. @default '30m' */
  readonly interval?: FluxDuration;
  /** Limit for one Helm action. @default - not written, Flux takes 5m */
  readonly timeout?: FluxDuration;
  /** Stop reconciling until unset. @default - not written */
  readonly suspend?: boolean;
  /** @default - not written, Flux takes `<targetNamespace>-<name>`, or the name */
  readonly releaseName?: string;
  /** Where the chart is installed. @default - not written, Flux takes the namespace of the HelmRelease */
  readonly targetNamespace?: string;
  /** Where Helm keeps its state. @default - not written, Flux takes the namespace of the HelmRelease */
  readonly storageNamespace?: string;
  /** Account to install as. @default - that of helm-controller */
  readonly serviceAccountName?: string;
  /** Another cluster to install into. @default - the cluster Flux runs in */
  readonly kubeConfig?: {
    readonly secretRef?: { readonly name: string; readonly key?: string };
    readonly configMapRef?: LocalReference;
  };
  /** Values, merged over those of `valuesFrom`; `null` unsets a default of the chart. Key order is kept. @default - none */
  readonly values?: Readonly<Record<string, unknown>>;
  /** ConfigMaps and Secrets with values. @default - none */
  readonly valuesFrom?: readonly {
    readonly kind: 'ConfigMap' | 'Secret';
    readonly name: string;
    readonly valuesKey?: string;
    readonly targetPath?: string;
    readonly optional?: boolean;
    readonly literal?: boolean;
  }[];
  /** Settings of `helm install`. @default - Flux's */
  readonly install?: Readonly<Record<string, unknown>>;
  /** Settings of `helm upgrade`. @default - Flux's */
  readonly upgrade?: Readonly<Record<string, unknown>>;
  /** Settings of `helm test`. @default - Flux's */
  readonly test?: Readonly<Record<string, unknown>>;
  /** Settings of `helm rollback`. @default - Flux's */
  readonly rollback?: Readonly<Record<string, unknown>>;
  /** Settings of `helm uninstall`. @default - Flux's */
  readonly uninstall?: Readonly<Record<string, unknown>>;
  /** What to do about changes made in the cluster. Flux 2.2 and later. @default - not written, Flux does nothing */
  readonly driftDetection?: { readonly mode?: 'enabled' | 'warn' | 'disabled'; readonly ignore?: readonly unknown[] };
  /** Changes to the rendered chart. @default - none */
  readonly postRenderers?: readonly Readonly<Record<string, unknown>>[];
  /** Which objects post renderers see. Flux 2.9 and later. @default - not written, Flux takes combined */
  readonly postRenderStrategy?: 'nohooks' | 'combined' | 'separate';
  /** How many revisions Helm keeps. @default - not written, Flux takes 5 */
  readonly maxHistory?: number;
  /** Keep the Kubernetes client between actions. @default - not written, Flux does */
  readonly persistentClient?: boolean;
  /** Labels and annotations for everything rendered. Flux 2.7 and later. @default - none */
  readonly commonMetadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  /** How to tell the health of custom resources, by CEL. Flux 2.8 and later. @default - none */
  readonly healthCheckExprs?: readonly Readonly<Record<string, unknown>>[];
  /** How Flux waits for what it installed. Flux 2.8 and later. @default - not written, Flux takes poller */
  readonly waitStrategy?: Readonly<Record<string, unknown>>;
}

export interface HelmReleaseProps extends FluxObjectProps, Removable<HelmReleaseSpec> {
  /** HelmReleases it waits for; what else is given here is lowered to its Kustomization. @default - nothing */
  readonly dependsOn?: readonly Dependency[];
}

/** A Helm chart that Flux installs and keeps as described. */
export class HelmRelease extends FluxConstruct implements IHelmRelease, Dependent {
  static isHelmRelease(x: unknown): x is HelmRelease {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return HelmRelease.isHelmRelease(x);
  }

  /** A HelmRelease of the cluster that this app does not make; in the namespace of the objects around it. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IHelmRelease {
    return new HelmReleaseByName(scope, id, 'HelmRelease', props);
  }

  readonly isHelmRelease = true;
  /** Where its chart comes from, as written; the namespace defaults to that of the HelmRelease. */
  readonly chartSource: SourceReference | undefined;
  /** What `dependsOn` was given. */
  readonly writtenDependencies: readonly WrittenDependency[];

  constructor(scope: Construct, id: string, props: HelmReleaseProps = {}) {
    const { dependsOn, ...rest } = props;
    const lowered = Lazy.any({ produce: () => this.lowered() }) as unknown;
    const write = (fields: SpecFields, release: IFluxObject) => ({
      ...fields,
      ...charts(release, fields),
      dependsOn: lowered,
    });
    super(scope, id, rest, { kind: 'HelmRelease', namespace: objectsNamespaceOf, write });
    brand(this, BRAND);
    const { chart, chartRef } = charts(this, this.fields);
    this.chartSource = (chart?.spec.sourceRef as SourceReference | undefined) ?? chartRef;
    this.writtenDependencies = writtenDependencies(this, dependsOn);
  }

  private lowered(): unknown {
    const dependencies = tryFleetContextOf(this)?.dependsOnOf(this) ?? [];
    return dependencies.length === 0 ? undefined : dependencies;
  }
}

/** The chart or the reference to one, as they are written. */
function charts(release: IFluxObject, fields: SpecFields): { chart?: ChartTemplate; chartRef?: SourceReference } {
  const { chart, chartRef } = fields;
  const place = { path: release.node.path, namespace: release.ref.namespace };
  return {
    ...(chart === undefined ? {} : { chart: writtenTemplate(chart, place) }),
    ...(chartRef === undefined ? {} : { chartRef: writtenSource(chartRef, { ...place, field: 'chartRef' }) }),
  };
}
