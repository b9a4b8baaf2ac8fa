import { jsonPointer, type KustomizationTransform } from '../manifest/index.js';

import type { Comments } from './change-marked.js';

/** The markers of image automation in a kustomization file. */
export function imageComments({ images = [] }: KustomizationTransform): Comments | undefined {
  const comments = images.flatMap(({ markers = {} }, index) =>
    Object.entries(markers).map(([field, comment]) => [jsonPointer(['images', index, field]), comment] as const),
  );
  return comments.length === 0 ? undefined : Object.fromEntries(comments);
}

/** What a base can do to its objects. Image automation may change the rest, and patches cannot follow. */
export function withoutMarkedImages(transform: KustomizationTransform): KustomizationTransform {
  if (imageComments(transform) === undefined) return transform;
  const { images: _, ...rest } = transform;
  return rest;
}
