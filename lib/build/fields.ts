import { isJsonObject, type Json, type JsonObject, type KubeObject } from '../manifest/index.js';

const NOTHING: JsonObject = {};

/** A map as it is, an empty one for everything else. */
export function mapOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : NOTHING;
}

/** `spec`, empty where there is none. */
export function specOf(object: KubeObject): JsonObject {
  return mapOf(object.spec);
}

/** A string as it is, `''` for everything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
