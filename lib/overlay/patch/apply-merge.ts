import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../../manifest/index.js';

import { keepsAnnotations } from './keeps-annotations.js';
import { DIRECTIVE, mergeMap } from './merge-value.js';
import { mergeSchemaOf } from './merge-schema.js';

/** A strategic merge patch: kustomize's api/filters/patchstrategicmerge and kyaml's merge2. */
export function applyMerge(object: KubeObject, patch: JsonObject): KubeObject | 'deleted' | undefined {
  if (!names(patch, object)) return undefined;
  if (Object.hasOwn(patch, DIRECTIVE)) return patch[DIRECTIVE] === 'delete' ? 'deleted' : undefined;
  const schema = mergeSchemaOf(object.apiVersion, object.kind);
  let isCertain = true;
  const walk = {
    isBuiltIn: schema !== undefined,
    doubt: () => {
      isCertain = false;
    },
  };
  const result = mergeMap(object, patch, schema, walk);
  return isCertain && result !== undefined ? keepsAnnotations(result as KubeObject) : undefined;
}

/** kustomize finds the object by these four. */
function names(patch: JsonObject, { apiVersion, kind, metadata }: KubeObject): boolean {
  if (patch.apiVersion !== apiVersion || patch.kind !== kind || !isJsonObject(patch.metadata)) return false;
  const { name, namespace, annotations } = patch.metadata as { readonly [key: string]: Json | undefined };
  return name === metadata.name && namespace === metadata.namespace && annotations !== null;
}
