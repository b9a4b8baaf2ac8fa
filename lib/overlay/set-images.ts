import { type ImageTransform, isJsonObject, type Json, type JsonObject, type KubeObject } from '../manifest/index.js';
import { getOrAdd, mapSame } from '../util/index.js';

import { imagePattern } from './image-pattern.js';
import { imageUpdater } from './image-updater.js';
import type { Report } from './overlay-result.js';
import { type FieldSpec, fieldPath, type UpdateValue, updateField } from './update-field.js';

/** kustomize's api/internal/konfig/builtinpluginconsts/images.go; it makes none of these, although it says so. */
const FIELDS: readonly FieldSpec[] = [
  { path: 'spec/containers[]/image' },
  { path: 'spec/initContainers[]/image' },
  { path: 'spec/volumes[]/image/reference' },
  { path: 'spec/template/spec/containers[]/image' },
  { path: 'spec/template/spec/initContainers[]/image' },
  { path: 'spec/template/spec/volumes[]/image/reference' },
];

/** Lists of these names hold images, wherever they are. */
export const CONTAINER_LISTS: ReadonlySet<string> = new Set(['containers', 'initContainers']);

/** Of any group, as kustomize has it. */
const UNTOUCHED: ReadonlySet<string> = new Set(['CustomResourceDefinition']);

interface Walk {
  readonly update: UpdateValue;
  readonly report: Report;
}

/**
 * What `images` does to one object: kustomize's api/filters/imagetag. Each entry meets an image in a container list of
 * a pod twice, since kustomize runs two filters; this shows where a new name holds a colon.
 */
export function setImages(object: KubeObject, images: readonly ImageTransform[], report: Report): KubeObject {
  return images.reduce(
    (result, image) => (meetsAny(image, result) ? updateImages(result, imageUpdater(image, report), report) : result),
    object,
  );
}

/** Most entries meet no image of an object, which is told without a walk through it. */
function meetsAny({ name }: ImageTransform, object: KubeObject): boolean {
  const pattern = imagePattern(name);
  return imagesIn(object)?.every((image) => typeof image === 'string' && pattern?.test(image) === false) !== true;
}

const IMAGES = new WeakMap<KubeObject, readonly Json[] | 'other'>();

/**
 * Every image that `images` may act on, as it stands there; some twice. Undefined where kustomize refuses the object, or
 * changes more of it than images: it makes empty lists of null.
 */
export function imagesIn(object: KubeObject): readonly Json[] | undefined {
  const images = getOrAdd(IMAGES, object, () => findImages(object) ?? 'other');
  return images === 'other' ? undefined : images;
}

function findImages(object: KubeObject): readonly Json[] | undefined {
  const found: Json[] = [];
  let isRefused = false;
  const collect: UpdateValue = (value) => {
    found.push(value);
    return value;
  };
  const walked = updateImages(object, collect, () => {
    isRefused = true;
  });
  return isRefused || walked !== object ? undefined : found;
}

function updateImages(object: KubeObject, update: UpdateValue, report: Report): KubeObject {
  if (UNTOUCHED.has(object.kind)) return object;
  const inLists = updateLists(object, '', { update, report }) as KubeObject;
  return FIELDS.reduce((result, spec) => updateField(result, spec, update, report), inLists);
}

/** Container lists at any depth, in custom resources and the values of a HelmRelease too. */
function updateLists(value: Json, path: string, walk: Walk): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return mapSame(value as readonly Json[], (item, index) => updateLists(item, `${path}[${index}]`, walk));
  }
  return updateMap(value as JsonObject, path, walk);
}

function updateMap(map: JsonObject, path: string, walk: Walk): JsonObject {
  let result = map;
  for (const [key, value] of Object.entries(map)) {
    const next = updateEntry(key, value, fieldPath(path, key), walk);
    if (next !== value) result = { ...result, [key]: next };
  }
  return result;
}

function updateEntry(key: string, value: Json, path: string, walk: Walk): Json {
  const below = updateLists(value, path, walk);
  return CONTAINER_LISTS.has(key) && Array.isArray(below) ? updateContainers(below, path, walk) : below;
}

function updateContainers(list: readonly Json[], path: string, { update, report }: Walk): Json {
  return mapSame(list, (item, index) => {
    const at = `${path}[${index}]`;
    if (item === null) return item;
    if (isJsonObject(item)) return updateContainer(item, at, update);
    report(at, 'is not a map, which kustomize refuses in a list of this name when it replaces images');
    return item;
  });
}

function updateContainer(item: JsonObject, path: string, update: UpdateValue): Json {
  if (!Object.hasOwn(item, 'image')) return item;
  const image = item.image ?? null;
  const next = update(image, fieldPath(path, 'image'));
  return next === image ? item : { ...item, image: next };
}
