import { type ImageTransform, isJsonObject, type Json } from '../manifest/index.js';

import { imagePattern } from './image-pattern.js';
import { readsAsText } from './reads-as-text.js';
import type { Report } from './overlay-result.js';
import { splitImage } from './split-image.js';
import type { UpdateValue } from './update-field.js';

/** How null may be written in a file; kustomize matches the image name with the text it finds there. */
const NULL_TEXTS = ['', '~', 'null'];

/** What one entry of `images` makes of one image: kustomize's api/filters/imagetag/updater.go. */
export function imageUpdater(image: ImageTransform, report: Report): UpdateValue {
  const pattern = imagePattern(image.name);
  return (value, path) => {
    const refuse = (message: string): Json => {
      report(path, message);
      return value;
    };
    if (Array.isArray(value) || isJsonObject(value)) return refuse('is not a string, which kustomize refuses');
    if (pattern === undefined) return refuse(`meets image name "${image.name}", which only kustomize can match`);
    if (value === null) return NULL_TEXTS.some((text) => pattern.test(text)) ? refuse('is null') : value;
    if (typeof value !== 'string') return refuse('is not a string, so only kustomize can match it');
    if (!pattern.test(value)) return value;
    const next = replaced(value, image);
    return readsAsText(next) ? next : refuse(`becomes "${next}", which may read as something other than a string`);
  };
}

function replaced(value: string, image: ImageTransform): string {
  const old = splitImage(value);
  const { newName = '', newTag = '', digest = '' } = image;
  const isPinned = newTag !== '' || digest !== '';
  const parts = isPinned ? { tag: newTag, digest } : old;
  const name = newName === '' ? old.name : newName;
  return `${name}${parts.tag === '' ? '' : `:${parts.tag}`}${parts.digest === '' ? '' : `@${parts.digest}`}`;
}
