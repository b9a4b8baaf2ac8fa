import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, ISource, SpecProps } from './flux-object.js';
import type { OCIRepositorySpec } from './generated/oci-repository-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';
import { requiredUrl } from './required-url.js';

const BRAND = Symbol.for('cdk8s-fluxcd.OCIRepository');

export interface OCIRepositoryProps extends FluxObjectProps, SpecProps<OCIRepositorySpec> {}

/** An OCI artifact as a source: manifests, or a Helm chart. */
export class OCIRepository extends FluxConstruct<'OCIRepository'> implements ISource<'OCIRepository'> {
  static isOCIRepository(x: unknown): x is OCIRepository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return OCIRepository.isOCIRepository(x);
  }

  /** An OCIRepository of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource<'OCIRepository'> {
    return new KnownByName(scope, id, 'OCIRepository', props);
  }

  /** `layerSelector` for a Helm chart in a registry: the layer that holds it, kept as it is. */
  static readonly HELM_CHART_LAYER = {
    mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    operation: 'copy',
  } as const;

  /**
   * A Helm chart in a registry, for `chartRef` of a HelmRelease: an OCIRepository with the layer that holds the chart.
   *
   * @example
   *
   *   const chartRef = OCIRepository.helmChart(cluster, 'web', { url: 'oci://example.org/charts/web', ref: { semver: '1.x' } });
   *   new HelmRelease(cluster, 'web', { namespace: 'apps', chartRef });
   */
  static helmChart(scope: Construct, id: string, props: Omit<OCIRepositoryProps, 'layerSelector'>): OCIRepository {
    return new OCIRepository(scope, id, { ...props, layerSelector: OCIRepository.HELM_CHART_LAYER });
  }

  /** Undefined while it is a token of cdk8s. */
  readonly url: string | undefined;

  constructor(scope: Construct, id: string, props: OCIRepositoryProps = {}) {
    super(scope, id, props, { kind: 'OCIRepository' });
    brand(this, BRAND);
    this.url = requiredUrl(this, this.fields.url, 'such as "oci://example.org/fleet"');
  }
}
