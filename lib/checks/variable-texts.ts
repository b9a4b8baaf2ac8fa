import { isOptedOut } from '../api/index.js';
import type { FindingInput } from '../diagnostics/index.js';
import { displayName, fieldPath, type KubeObject, mapTexts, type ObjectId, type Steps } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

import type { ClusterIndex } from './cluster-index.js';
import { mayBePatched } from './may-be-patched.js';
import type { Owner } from './owners.js';
import type { Report } from './rule.js';

/** A text with `$`, as the objects of a Kustomization have it. */
export interface VariableText {
  readonly text: string;
  readonly id: ObjectId;
  readonly object: KubeObject;
  readonly steps: Steps;
}

export type TextProblem = Pick<FindingInput, 'code' | 'severity' | 'message' | 'hint'>;

export interface TextContext {
  readonly owner: Owner;
  readonly index: ClusterIndex;
  readonly report: Report;
  /** Whether it can be told that Flux substitutes, or that it does not. */
  readonly isCertain: boolean;
}

/** What is wrong with the texts that a Kustomization applies, where its objects are not opted out; once for an object. */
export function reportTexts(context: TextContext, problemsIn: (text: VariableText) => readonly TextProblem[]): void {
  for (const declared of context.owner.model.declared) {
    if (!isOptedOut(declared.object)) reportObject(declared, context, problemsIn);
  }
}

function reportObject(
  declared: ObjectModel,
  { owner, index, report, isCertain }: TextContext,
  problemsIn: (text: VariableText) => readonly TextProblem[],
): void {
  const { object, origin } = declared;
  const seen = new Set<string>();
  mapTexts(object, (text, { steps }) => {
    if (!text.includes('${') && !text.includes('$$')) return text;
    const id = index.idOf({ declared, owner });
    for (const problem of problemsIn({ text, id, object, steps })) {
      if (seen.has(problem.message)) continue;
      seen.add(problem.message);
      const severity = isCertain && !mayBePatched({ declared, owner }) ? problem.severity : 'unknown';
      const about = { subject: displayName(id), path: fieldPath(steps), at: origin };
      report({ ...about, ...problem, ...(severity === undefined ? {} : { severity }) });
    }
    return text;
  });
}
