import { isDeepStrictEqual } from 'node:util';

import type { Json, JsonObject } from '../../../lib/manifest/index.js';

/** The fields of a Kustomization's spec that change what kustomize builds. */
const CHANGING = [
  ...['targetNamespace', 'namePrefix', 'nameSuffix', 'patches', 'patchesStrategicMerge', 'patchesJson6902'],
  ...['components', 'ignoreMissingComponents', 'images', 'buildMetadata', 'ignore'],
];

const NOTHING: readonly Json[] = ['', null, []];

export function changingFields(spec: JsonObject): JsonObject {
  const isSet = (value: Json | undefined) =>
    value !== undefined && !NOTHING.some((nothing) => isDeepStrictEqual(value, nothing));
  return Object.fromEntries(CHANGING.filter((name) => isSet(spec[name])).map((name) => [name, spec[name] as Json]));
}
