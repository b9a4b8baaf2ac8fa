import { Lazy } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { objectsNamespaceOf, tryFleetContextOf } from './context.js';
import { type Dependency, type Dependent, type WrittenDependency, writtenDependencies } from './dependency.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, IHelmRelease, SourceReference, SpecProps } from './flux-object.js';
import type { ChartTemplate, HelmReleaseSpec, HelmReleaseValuesFrom } from './generated/helm-release-spec.js';
import { writtenTemplate } from './helm-chart-template.js';
import { HelmReleaseByName, type KnownByNameProps } from './known-by-name.js';
import { ReleaseValues, type ValuesFromOptions } from './release-values.js';
import { writtenSource } from './source-reference.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.HelmRelease');

export interface HelmReleaseProps extends FluxObjectProps, SpecProps<HelmReleaseSpec> {
  /** HelmReleases it waits for; what else is given here is lowered to its Kustomization. @default - nothing */
  readonly dependsOn?: readonly Dependency[];
}

/**
 * A Helm chart that Flux installs and keeps as described.
 *
 * @example
 *
 *   const sourceRef = new HelmRepository(cluster, 'podinfo', { url: 'https://stefanprodan.github.io/podinfo' });
 *   const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
 *   const chart = { spec: { chart: 'podinfo', version: '6.x', sourceRef } };
 *   new HelmRelease(apps, 'podinfo', { chart, values: { replicaCount: 2 } });
 */
export class HelmRelease extends FluxConstruct<'HelmRelease'> implements IHelmRelease, Dependent {
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

  /** Where its chart comes from, as written; the namespace defaults to that of the HelmRelease. */
  readonly chartSource: SourceReference | undefined;
  /** What `dependsOn` was given. */
  readonly writtenDependencies: readonly WrittenDependency[];
  private readonly given: ReleaseValues;

  constructor(scope: Construct, id: string, props: HelmReleaseProps = {}) {
    const { dependsOn, ...rest } = props;
    const lowered = Lazy.any({ produce: () => this.lowered() }) as unknown;
    const values = Lazy.any({ produce: () => this.given.values }) as unknown;
    const valuesFrom = Lazy.any({ produce: () => this.given.valuesFrom }) as unknown;
    const write = (fields: SpecFields, release: IFluxObject) => ({
      ...fields,
      ...charts(release, fields),
      dependsOn: lowered,
      values,
      valuesFrom,
    });
    super(scope, id, rest, { kind: 'HelmRelease', namespace: objectsNamespaceOf, write });
    brand(this, BRAND);
    const { chart, chartRef } = charts(this, this.fields);
    this.chartSource = (chart?.spec.sourceRef as SourceReference | undefined) ?? chartRef;
    this.writtenDependencies = writtenDependencies(this, dependsOn);
    this.given = new ReleaseValues(this, this.fields);
  }

  /** Merges values over those it has, as Helm does: maps key by key, lists and all else replaced, nulls kept. */
  addValues(values: Readonly<Record<string, unknown>>): void {
    this.given.add(values);
  }

  /**
   * Takes values from a ConfigMap or Secret of its namespace, over those of the ones before: a construct, or as Flux
   * writes it. `values` win over them, though not over every `targetPath` (FLX508).
   *
   * @throws when it is in another namespace
   */
  addValuesFrom(source: IConstruct | HelmReleaseValuesFrom, options: ValuesFromOptions = {}): void {
    this.given.addFrom(source, options);
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
