import { isJsonObject, type KubeObject } from '../../manifest/index.js';

/** After a patch kustomize writes annotations anew: empty ones go, and what is no text would become one. */
export function keepsAnnotations(object: KubeObject): KubeObject | undefined {
  const { annotations } = object.metadata;
  if (annotations === undefined) return object;
  if (!isJsonObject(annotations)) return undefined;
  const values = Object.values(annotations);
  if (values.length > 0) return values.every((value) => typeof value === 'string') ? object : undefined;
  const { annotations: _, ...metadata } = object.metadata;
  return { ...object, metadata } as KubeObject;
}
