import { isJsonObject, type Json } from '../../manifest/index.js';

/** Signs that are the end of a line to some readers of YAML. */
const SEPARATOR = /[\u2028\u2029]/;

/**
 * Whether a text is the same after kustomize wrote it in a style of its own, or in that of another value, and read it
 * again. It would write a tab at the beginning of a block, where no reader takes it.
 */
export function survivesRewriting(text: string): boolean {
  return !text.startsWith('\t') && !SEPARATOR.test(text);
}

/** The same for all that a value holds, and for numbers, which become floats on their way. */
export function allSurvives(value: Json): boolean {
  if (typeof value === 'string') return survivesRewriting(value);
  if (Array.isArray(value)) return (value as readonly Json[]).every(allSurvives);
  if (!isJsonObject(value)) return typeof value !== 'bigint';
  return Object.entries(value).every(([key, item]) => survivesRewriting(key) && allSurvives(item));
}
