import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../manifest/index.js';

const NOTHING: JsonObject = {};

/** `spec`, empty where there is none. */
export function specOf(object: KubeObject | undefined): JsonObject {
  const spec = object?.spec;
  return isJsonObject(spec) ? spec : NOTHING;
}

/** A string as it is, `''` for everything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
