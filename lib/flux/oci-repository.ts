import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxDuration, FluxObjectProps, ISource, LocalReference, Removable } from './flux-object.js';
import { type KnownByNameProps, SourceByName } from './known-by-name.js';
import { requiredUrl } from './required-url.js';

const BRAND = Symbol.for('cdk8s-fluxcd.OCIRepository');

/** Fields of `spec`. @see https://fluxcd.io/flux/components/source/ocirepositories/ */
export interface OCIRepositorySpec {
  /** `oci://registry/path`, without a tag. Required. */
  readonly url?: string;
  /** Flux takes the first that is given: digest, semver, tag. @default - not written, Flux takes the tag latest */
  readonly ref?: {
    readonly digest?: string;
    readonly semver?: string;
    /** Regular expression that tags must match. Flux 2.3 and later. */
    readonly semverFilter?: string;
    readonly tag?: string;
  };
  /** How often to look for a new revision. @default '5m' */
  readonly interval?: FluxDuration;
  /** Limit for registry operations; hours are not taken. @default - not written, Flux takes 60s */
  readonly timeout?: FluxDuration;
  /** Which layer to take, and how. @default - the first one, extracted */
  readonly layerSelector?: { readonly mediaType?: string; readonly operation?: 'extract' | 'copy' };
  /** Where the credentials come from. @default - not written, Flux takes generic */
  readonly provider?: 'generic' | 'aws' | 'azure' | 'gcp';
  /** Secret with the credentials. @default - none */
  readonly secretRef?: LocalReference;
  /** Account whose pull secrets are used. @default - none */
  readonly serviceAccountName?: string;
  /** Secret with the certificates. @default - none */
  readonly certSecretRef?: LocalReference;
  /** Secret with the proxy. Flux 2.4 and later. @default - none */
  readonly proxySecretRef?: LocalReference;
  /** Signatures to check. Flux 0.35 and later. @default - none */
  readonly verify?: {
    readonly provider: 'cosign' | 'notation';
    readonly secretRef?: LocalReference;
    readonly matchOIDCIdentity?: readonly { readonly issuer: string; readonly subject: string }[];
    readonly trustedRootSecretRef?: LocalReference;
  };
  /** Files to leave out, in the form of `.gitignore`. @default - none of our own */
  readonly ignore?: string;
  /** Plain HTTP. Flux 0.34 and later. @default - not written, Flux does not */
  readonly insecure?: boolean;
  /** Do not look for new revisions. @default - not written */
  readonly suspend?: boolean;
}

export interface OCIRepositoryProps extends FluxObjectProps, Removable<OCIRepositorySpec> {}

/** An OCI artifact as a source: manifests, or a Helm chart. */
export class OCIRepository extends FluxConstruct implements ISource {
  static isOCIRepository(x: unknown): x is OCIRepository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return OCIRepository.isOCIRepository(x);
  }

  /** An OCIRepository of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource {
    return new SourceByName(scope, id, 'OCIRepository', props);
  }

  /** Props for a Helm chart in a registry: the layer that holds it, kept as it is. */
  static readonly HELM_CHART_LAYER = {
    mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    operation: 'copy',
  } as const;

  readonly isSource = true;
  /** Undefined while it is a token of cdk8s. */
  readonly url: string | undefined;

  constructor(scope: Construct, id: string, props: OCIRepositoryProps = {}) {
    super(scope, id, props, { kind: 'OCIRepository' });
    brand(this, BRAND);
    this.url = requiredUrl(this, this.fields.url, 'such as "oci://example.org/fleet"');
  }
}
