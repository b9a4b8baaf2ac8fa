import type { Json, JsonObject } from '../../manifest/index.js';

import type { About } from '../spec-rule.js';
import type { Found } from '../values-at.js';

/** A field that Flux makes nothing of, in certain company. */
export interface DeadField {
  /** Below `spec`; `[]` stands for each item of a list. */
  readonly path: string;
  /** The fields right below `spec` that `why` looks at, besides the one that `path` begins with. */
  readonly reads?: readonly string[];
  /** Why it has no effect, undefined where it has one. Only asked about fields that say something. */
  readonly why: (spec: JsonObject, found: Found, about: About) => string | undefined;
  /** @default 'leave it out' */
  readonly hint?: string;
}

/** Whether a value asks for anything: not what is left out, switched off or empty. */
export function saysSomething(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
