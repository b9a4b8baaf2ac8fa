import type { JsonObject } from '../../manifest/index.js';

import { matchesRe2 } from '../cel/matches-re2.js';
import { isLabelSelector } from './label-selector.js';
import type { PatchProblem } from './patch-problem.js';

/** How kustomize reads a field of a target. */
interface TargetReader {
  readonly reads: (text: string) => boolean;
  readonly what: string;
  readonly hint: string;
}

/** What needs no engine to be seen as a pattern: names, groups, kinds, `.*` and alternatives of such. */
const SIMPLE = /^(?:[\w.|-]|\.\*)*$/;

const PATTERN: TargetReader = {
  // As kustomize writes the anchors around it.
  reads: (text) => SIMPLE.test(text) || matchesRe2('', `^(?:${text})$`) !== undefined,
  what: 'no regular expression of RE2',
  hint: 'write a name, or a pattern such as "web-.*"',
};
const SELECTOR: TargetReader = {
  reads: isLabelSelector,
  what: 'no selector',
  hint: 'write it as for "kubectl -l", such as "app=web,tier in (front,back)"',
};

const READERS: Readonly<Record<string, TargetReader>> = {
  group: PATTERN,
  version: PATTERN,
  kind: PATTERN,
  name: PATTERN,
  namespace: PATTERN,
  labelSelector: SELECTOR,
  annotationSelector: SELECTOR,
};

export const TARGET_FIELDS: readonly string[] = Object.keys(READERS);

/** The first field of a target that kustomize cannot read; what is no text is for the schema to judge. */
export function targetProblem(target: JsonObject): PatchProblem | undefined {
  for (const [field, { reads, what, hint }] of Object.entries(READERS)) {
    const text = target[field];
    if (typeof text === 'string' && !reads(text))
      return { path: `target.${field}`, message: `is ${JSON.stringify(text)}, which is ${what}`, hint };
  }
  return undefined;
}
