import { TokenRegistry, tokensWereMade } from '../flux/index.js';
import { IMAGE_VALUES, type ImageTransform, type ImageValue, type MarkedImageTransform } from '../manifest/index.js';

import type { Folder } from './folder.js';

/** The images of a Folder as its kustomization file has them: with the markers of image automation behind values. */
export function markedImages({ transform, node }: Folder): readonly MarkedImageTransform[] | undefined {
  if (!tokensWereMade()) return transform.images;
  const registry = TokenRegistry.of(node.root);
  return transform.images?.map((image) => markedImage(image, registry));
}

function markedImage(image: ImageTransform, registry: TokenRegistry): MarkedImageTransform {
  const values: Partial<Record<ImageValue, string>> = {};
  const markers: Partial<Record<ImageValue, string>> = {};
  for (const field of IMAGE_VALUES) {
    const [marker, ...more] = registry.split(image[field] ?? '');
    if (typeof marker !== 'object' || marker.type !== 'image' || more.length > 0) continue;
    values[field] = marker.initial;
    markers[field] = marker.comment;
  }
  return Object.keys(markers).length === 0 ? image : { ...image, ...values, markers };
}
