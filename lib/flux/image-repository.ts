import type { Construct } from 'constructs';

import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, IFluxObject, SpecProps } from './flux-object.js';
import type { ImageRepositorySpec } from './generated/image-repository-spec.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ImageRepository');

export interface IImageRepository extends IFluxObject<'ImageRepository'> {
  /** Name of the image without tag; undefined where it is not known yet, or not here. */
  readonly image?: string | undefined;
}

export interface ImageRepositoryProps extends FluxObjectProps, SpecProps<ImageRepositorySpec, 'image'> {}

/**
 * The tags of a container image, looked up again and again.
 *
 * @example
 *
 *   new ImageRepository(cluster, 'podinfo', { image: 'ghcr.io/stefanprodan/podinfo' });
 */
export class ImageRepository extends FluxConstruct<'ImageRepository'> implements IImageRepository {
  static isImageRepository(x: unknown): x is ImageRepository {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ImageRepository.isImageRepository(x);
  }

  /** An ImageRepository of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IImageRepository {
    return new KnownByName(scope, id, 'ImageRepository', props);
  }

  readonly image: string | undefined;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id, props, { kind: 'ImageRepository' });
    brand(this, BRAND);
    const { image } = this.fields;
    this.image = typeof image === 'string' ? image : undefined;
  }
}
