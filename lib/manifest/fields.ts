import { isJsonObject, type Json, type JsonObject } from './json.js';
import type { KubeObject } from './kube-object.js';

const NOTHING: JsonObject = {};

/** A map as it is, an empty one for everything else. */
export function mapOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : NOTHING;
}

/** `spec`, empty where there is none. */
export function specOf(object: KubeObject | undefined): JsonObject {
  return mapOf(object?.spec);
}

/** A string as it is, `''` for everything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A list as it is, an empty one for everything else. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Whether a field says no more than one that is not there. */
export function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
