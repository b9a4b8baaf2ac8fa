import type { Json, JsonObject, KubeObject } from '../../manifest/index.js';

import { applyOperation } from './apply-operation.js';
import { keepsAnnotations } from './keeps-annotations.js';
import { allSurvives } from './survives-rewriting.js';

/** Where an operation would make another object of it. */
const IDENTITY = /^\/(?:metadata$|(?:apiVersion|kind|metadata\/name|metadata\/namespace)(?:\/|$))/;

/** JSON 6902: kustomize's api/filters/patchjson6902 turns the object into JSON, patches it and reads it again. */
export function applyOperations(object: KubeObject, patch: readonly JsonObject[]): KubeObject | undefined {
  let result: Json | undefined = object;
  for (const { op, path, value } of patch) {
    if (typeof path !== 'string' || IDENTITY.test(path) || result === undefined) return undefined;
    result = applyOperation(result, path, { op, value });
  }
  if (patch.length === 0 || result === undefined || !allSurvives(result)) return undefined;
  return keepsAnnotations(result as KubeObject);
}
