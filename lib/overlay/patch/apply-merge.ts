import { isJsonObject, type JsonObject, type KubeObject } from '../../manifest/index.js';

import { keepsAnnotations } from './keeps-annotations.js';
import { mergeSchemaOf } from './merge-schema.js';
import { DIRECTIVE, mergeMap } from './merge-map.js';

/** A strategic merge patch: kustomize's api/filters/patchstrategicmerge, which is kyaml's yaml/merge2. */
export function applyMerge(object: KubeObject, patch: JsonObject): KubeObject | 'deleted' | undefined {
  if (!isFor(object, patch)) return undefined;
  if (Object.hasOwn(patch, DIRECTIVE)) return patch[DIRECTIVE] === 'delete' ? 'deleted' : undefined;
  const schema = mergeSchemaOf(object.apiVersion, object.kind);
  let isCertain = true;
  const doubt = () => {
    isCertain = false;
  };
  const result = mergeMap(object, patch, schema, { isBuiltIn: schema !== undefined, doubt });
  return isCertain ? keepsAnnotations(result as KubeObject) : undefined;
}

/**
 * kustomize finds the object by what names it. It keeps notes in annotations while it builds, which a patch that
 * removes all annotations would take away.
 */
function isFor({ apiVersion, kind, metadata }: KubeObject, patch: JsonObject): boolean {
  if (patch.apiVersion !== apiVersion || patch.kind !== kind || !isJsonObject(patch.metadata)) return false;
  const { name, namespace, annotations } = patch.metadata;
  return name === metadata.name && namespace === metadata.namespace && annotations !== null;
}
