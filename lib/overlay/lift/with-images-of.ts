import type { KubeObject } from '../../manifest/index.js';

import { splitImage } from '../split-image.js';
import { pairImages } from './image-pairs.js';

/** The object `to`, but with the images of one name as `from` has them. */
export function withImagesOf(from: KubeObject, to: KubeObject, name: string): KubeObject {
  return pairImages(from, to, (old, image) => (splitImage(old).name === name ? old : image));
}
