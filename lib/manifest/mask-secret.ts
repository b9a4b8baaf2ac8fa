import { isJsonObject, type Json, type JsonObject } from './json.js';
import type { KubeObject } from './kube-object.js';

const MASK = '***';

/** The object with every value of a v1 Secret's `data` and `stringData` replaced; any other object as it is. */
export function maskSecret(object: KubeObject): KubeObject {
  if (object.apiVersion !== 'v1' || object.kind !== 'Secret') return object;
  const masked: Record<string, Json> = { ...object };
  for (const field of ['data', 'stringData']) {
    const value = object[field];
    if (value !== undefined && value !== null) masked[field] = isJsonObject(value) ? maskValues(value) : MASK;
  }
  return masked as unknown as KubeObject;
}

function maskValues(map: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(map).map((key) => [key, MASK]));
}
