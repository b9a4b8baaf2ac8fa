import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, ISource, SpecProps } from './flux-object.js';
import type { BucketSpec } from './generated/bucket-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';

const BRAND = Symbol.for('cdk8s-fluxcd.Bucket');

export interface BucketProps extends FluxObjectProps, SpecProps<BucketSpec, 'bucketName' | 'endpoint'> {}

/**
 * A bucket of an object store as a source.
 *
 * @example
 *
 *   new Bucket(cluster, 'manifests', { endpoint: 's3.example.org', bucketName: 'fleet', secretRef: { name: 's3' } });
 */
export class Bucket extends FluxConstruct<'Bucket'> implements ISource<'Bucket'> {
  static isBucket(x: unknown): x is Bucket {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return Bucket.isBucket(x);
  }

  /** A Bucket of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): ISource<'Bucket'> {
    return new KnownByName(scope, id, 'Bucket', props);
  }

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id, props, { kind: 'Bucket' });
    brand(this, BRAND);
  }
}
