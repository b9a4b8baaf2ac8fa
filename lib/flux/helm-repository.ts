import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, ISource, SpecProps } from './flux-object.js';
import type { ChartTemplate, ChartTemplateSpec } from './generated/helm-release-spec.js';
import type { HelmRepositorySpec } from './generated/helm-repository-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { requiredUrl } from './required-url.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.HelmRepository');

export interface IHelmRepository extends ISource<'HelmRepository'> {
  /** A chart of this repository, for `HelmRelease.chart`. */
  chart(chart: string, props?: ChartProps): ChartTemplate;
}

/** A chart template without what the repository fills in. */
export type ChartProps = Omit<ChartTemplateSpec, 'chart' | 'sourceRef'>;

export interface HelmRepositoryProps extends FluxObjectProps, SpecProps<HelmRepositorySpec> {}

/**
 * A Helm repository as a source of charts.
 *
 * @example
 *
 *   const podinfo = new HelmRepository(cluster, 'podinfo', { url: 'https://stefanprodan.github.io/podinfo' });
 *   new HelmChart(cluster, 'podinfo-chart', { chart: 'podinfo', version: '6.x', sourceRef: podinfo });
 */
export class HelmRepository extends FluxConstruct<'HelmRepository'> implements IHelmRepository {
  static isHelmRepository(x: unknown): x is HelmRepository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return HelmRepository.isHelmRepository(x);
  }

  /** A HelmRepository of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IHelmRepository {
    const repository = new KnownByName(scope, id, 'HelmRepository', props);
    return Object.assign(repository, { chart: chartsOf(repository) });
  }

  /** Undefined while it is a token of cdk8s. */
  readonly url: string | undefined;

  constructor(scope: Construct, id: string, props: HelmRepositoryProps = {}) {
    super(scope, id, props, { kind: 'HelmRepository', write: withType });
    brand(this, BRAND);
    this.url = requiredUrl(this, this.fields.url, 'such as "https://example.org/charts"');
  }

  chart(chart: string, props?: ChartProps): ChartTemplate {
    return chartsOf(this)(chart, props);
  }
}

function chartsOf(sourceRef: ISource<'HelmRepository'>): IHelmRepository['chart'] {
  return (chart, props = {}) => ({ spec: { chart, ...props, sourceRef } });
}

/** Flux refuses an `oci://` URL unless the type says so. */
function withType(fields: SpecFields): SpecFields {
  const oci = typeof fields.url === 'string' && fields.url.startsWith('oci://');
  return oci ? { type: 'oci', ...fields } : fields;
}
