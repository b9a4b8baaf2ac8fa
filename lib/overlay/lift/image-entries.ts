import type { ImageTransform, Json, KubeObject } from '../../manifest/index.js';
import { compareCodeUnits, groupBy } from '../../util/index.js';

import { imagePattern } from '../image-pattern.js';
import { imageUpdater } from '../image-updater.js';
import { imagesIn } from '../set-images.js';
import { type ImageParts, splitImage } from '../split-image.js';
import { pairImages } from './image-pairs.js';
import type { LiftedEntry } from './lifted-entry.js';
import type { OverlayObjects } from './overlay-objects.js';

/** Overlays of one base ask for the images of the same objects again and again. */

interface ImagePair {
  readonly from: ImageParts;
  readonly to: ImageParts;
}

/** The images that patches would have to replace, where one entry says what all images of a name become. */
export function imageEntries({ patched, others, pinned }: OverlayObjects): readonly LiftedEntry[] {
  const pairs: ImagePair[] = [];
  for (const { from, to } of patched) {
    pairImages(from, to, (old, image) => {
      if (old !== image) pairs.push({ from: splitImage(old), to: splitImage(image) });
      return image;
    });
  }
  const byName = groupBy(pairs, ({ from }) => from.name);
  return [...byName.keys()].sort(compareCodeUnits).flatMap((name): LiftedEntry[] => {
    const entry = entryFor(name, byName.get(name) ?? []);
    return entry !== undefined && others.every(leaving(entry, pinned)) ? [{ field: 'images', entry }] : [];
  });
}

/** With a tag or digest only where one changes. Undefined where there are several results, or none is left of both. */
function entryFor(name: string, pairs: readonly ImagePair[]): ImageTransform | undefined {
  const [first] = pairs;
  const texts = (key: keyof ImageParts) => new Set(pairs.map(({ to }) => to[key]));
  if (first === undefined || texts('name').size > 1) return undefined;
  const { to } = first;
  const newName = to.name === name ? {} : { newName: to.name };
  if (pairs.every(({ from, to: { tag, digest } }) => tag === from.tag && digest === from.digest)) {
    return { name, ...newName };
  }
  if (texts('tag').size > 1 || texts('digest').size > 1 || to.tag + to.digest === '') return undefined;
  return {
    name,
    ...newName,
    ...(to.tag === '' ? {} : { newTag: to.tag }),
    ...(to.digest === '' ? {} : { digest: to.digest }),
  };
}

/** Tells whether an entry changes nothing in an object; one that is pinned, it must not even meet. */
function leaving(entry: ImageTransform, pinned: ReadonlySet<KubeObject>): (object: KubeObject) => boolean {
  const pattern = imagePattern(entry.name);
  let isRefused = false;
  const update = imageUpdater(entry, () => {
    isRefused = true;
  });
  const isMet = (image: Json) => pattern === undefined || (typeof image === 'string' && pattern.test(image));
  return (object) => {
    const images = imagesIn(object);
    if (images === undefined) return false;
    if (pinned.has(object)) return !images.some(isMet);
    return images.every((image) => update(image, '') === image) && !isRefused;
  };
}
