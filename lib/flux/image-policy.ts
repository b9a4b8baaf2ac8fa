import type { Construct } from 'constructs';

import { besideNamed } from './beside-named.js';
import { brand, hasBrand } from './brand.js';
import { FluxConstruct } from './flux-construct.js';
import type { FluxObjectProps, SpecProps } from './flux-object.js';
import type { ImagePolicySpec } from './generated/image-policy-spec.js';
import type { IImageRepository } from './image-repository.js';
import { type IImagePolicy, type ImageTexts, imageTexts, type InitialValue } from './image-texts.js';
import { KnownByName, type KnownByNameProps } from './known-by-name.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ImagePolicy');

/** An ImagePolicy without a `namespace` lives in that of the ImageRepository which it is given. */
export interface ImagePolicyProps
  extends FluxObjectProps,
    SpecProps<ImagePolicySpec, 'imageRepositoryRef' | 'policy'> {}

/**
 * Which tag of an image is the latest. What it chooses can stand in any object of the app.
 *
 * @example
 *
 *   const podinfo = new ImagePolicy(cluster, 'podinfo', { imageRepositoryRef: tags, policy: { semver: { range: '6.x' } } });
 *   podinfo.imageFor({ initial: 'ghcr.io/stefanprodan/podinfo:6.5.0' });
 */
export class ImagePolicy extends FluxConstruct<'ImagePolicy'> implements IImagePolicy {
  static isImagePolicy(x: unknown): x is ImagePolicy {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ImagePolicy.isImagePolicy(x);
  }

  /** An ImagePolicy of the cluster that this app does not make. */
  static fromName(scope: Construct, id: string, props: KnownByNameProps): IImagePolicy {
    const policy = new KnownByName(scope, id, 'ImagePolicy', props);
    return Object.assign(policy, imageTexts(policy));
  }

  private readonly texts: ImageTexts;

  constructor(scope: Construct, id: string, props: ImagePolicyProps) {
    super(scope, id, props, { kind: 'ImagePolicy', namespace: besideNamed(props?.imageRepositoryRef) });
    brand(this, BRAND);
    const { image } = (this.fields.imageRepositoryRef ?? {}) as Partial<IImageRepository>;
    this.texts = imageTexts(this, image);
  }

  /** The whole image, for a container. */
  imageFor(value: InitialValue): string {
    return this.texts.imageFor(value);
  }

  /** The tag, for values of a chart that has it in a field of its own. */
  tagFor(value: InitialValue): string {
    return this.texts.tagFor(value);
  }

  /** The name without tag; as initial value that of the ImageRepository, where it is known. */
  nameFor(value?: InitialValue): string {
    return this.texts.nameFor(value);
  }

  /** The digest; the policy must look it up: `digestReflectionPolicy`. */
  digestFor(value: InitialValue): string {
    return this.texts.digestFor(value);
  }
}
