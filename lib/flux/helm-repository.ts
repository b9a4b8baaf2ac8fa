import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxDuration, FluxObjectProps, ISource, LocalReference, Removable } from './flux-object.js';
import type { ChartTemplate, ChartTemplateSpec } from './helm-chart-template.js';
import { type KnownByNameProps, SourceByName } from './known-by-name.js';
import { requiredUrl } from './required-url.js';
import type { SpecFields } from './spec.js';

const BRAND = Symbol.for('cdk8s-fluxcd.HelmRepository');

/** Fields of `spec`. @see https://fluxcd.io/flux/components/source/helmrepositories/ */
export interface HelmRepositorySpec {
  /** `http://`, `https://` or `oci://`. Required. */
  readonly url?: string;
  /** @default - `oci` for an `oci://` URL, else not written */
  readonly type?: 'default' | 'oci';
  /** How often to fetch the index. @default '60m' */
  readonly interval?: FluxDuration;
  /** Limit for fetching the index; hours are not taken. @default - not written, Flux takes 60s */
  readonly timeout?: FluxDuration;
  /** Secret with the credentials. @default - none */
  readonly secretRef?: LocalReference;
  /** Secret with the certificates. Flux 2.1 and later. @default - none */
  readonly certSecretRef?: LocalReference;
  /** Send the credentials to other hosts too. @default - not written, Flux does not */
  readonly passCredentials?: boolean;
  /** Where the credentials come from; `oci` only. Flux 0.33 and later. @default - not written, Flux takes generic */
  readonly provider?: 'generic' | 'aws' | 'azure' | 'gcp';
  /** Plain HTTP; `oci` only. Flux 2.2 and later. @default - not written, Flux does not */
  readonly insecure?: boolean;
  /** Do not fetch the index. @default - not written */
  readonly suspend?: boolean;
  /** Who else may refer to it. @default - not written */
  readonly accessFrom?: Readonly<Record<string, unknown>>;
}

export interface HelmRepositoryProps extends FluxObjectProps, Removable<HelmRepositorySpec> {}

/** A Helm repository as a source of charts. */
export class HelmRepository extends FluxConstruct implements ISource {
  static isHelmRepository(x: unknown): x is HelmRepository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return HelmRepository.isHelmRepository(x);
  }

  /** A HelmRepository of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource {
    return new SourceByName(scope, id, 'HelmRepository', props);
  }

  readonly isSource = true;
  /** Undefined while it is a token of cdk8s. */
  readonly url: string | undefined;

  constructor(scope: Construct, id: string, props: HelmRepositoryProps = {}) {
    super(scope, id, props, { kind: 'HelmRepository', write: withType });
    brand(this, BRAND);
    this.url = requiredUrl(this, this.fields.url, 'such as "https://example.org/charts"');
  }

  /** A chart of this repository, for `HelmRelease.chart`. */
  chart(chart: string, props: Omit<ChartTemplateSpec, 'chart' | 'sourceRef'> = {}): ChartTemplate {
    return { spec: { chart, ...props, sourceRef: this } };
  }
}

/** Flux refuses an `oci://` URL unless the type says so. */
function withType(fields: SpecFields): SpecFields {
  const oci = typeof fields.url === 'string' && fields.url.startsWith('oci://');
  return oci ? { type: 'oci', ...fields } : fields;
}
