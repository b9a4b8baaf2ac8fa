import { isJsonObject, type Json } from '../../manifest/index.js';

/** A text that kustomize writes as a block and cannot read back: its first line begins with a tab. */
const MISREAD_BLOCK = /^\t.*\n/s;

/** Whether a value is the same after kustomize read it from JSON, numbers as floats, and wrote it in its own style. */
export function survivesJson(value: Json): boolean {
  if (typeof value === 'string') return !MISREAD_BLOCK.test(value);
  if (Array.isArray(value)) return (value as readonly Json[]).every(survivesJson);
  if (isJsonObject(value)) return Object.values(value).every(survivesJson);
  return typeof value !== 'bigint';
}
