import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, ISource, SpecProps } from './flux-object.js';
import type { HelmChartSpec } from './generated/helm-chart-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';

const BRAND = Symbol.for('cdk8s-fluxcd.HelmChart');

export interface HelmChartProps extends FluxObjectProps, SpecProps<HelmChartSpec, 'chart' | 'sourceRef'> {}

/**
 * A chart of its own, for several HelmReleases to share as `chartRef`. A HelmRelease with `chart` has Flux make one.
 *
 * @example
 *
 *   const charts = new HelmRepository(cluster, 'charts', { url: 'https://charts.example.org' });
 *   const web = new HelmChart(cluster, 'web', { chart: 'web', version: '1.x', sourceRef: charts });
 */
export class HelmChart extends FluxConstruct<'HelmChart'> implements ISource<'HelmChart'> {
  static isHelmChart(x: unknown): x is HelmChart {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return HelmChart.isHelmChart(x);
  }

  /** A HelmChart of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource<'HelmChart'> {
    return new KnownByName(scope, id, 'HelmChart', props);
  }

  constructor(scope: Construct, id: string, props: HelmChartProps) {
    super(scope, id, props, { kind: 'HelmChart' });
    brand(this, BRAND);
  }
}
