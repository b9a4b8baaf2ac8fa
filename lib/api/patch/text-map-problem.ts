import { fieldPath, isJsonObject, isTypedInGo, type Json, type Steps } from '../../manifest/index.js';

import type { PatchProblem } from './patch-problem.js';

/** Labels or annotations that a patch brings: kustomize writes them anew, their names without quotes. */
export function textMapProblem(map: Json | undefined, steps: Steps): PatchProblem | undefined {
  if (Array.isArray(map)) return { path: fieldPath(steps), message: 'is a list', hint: 'write a map of texts' };
  const name = isJsonObject(map) ? Object.keys(map).find((each) => isTypedInGo(each)) : undefined;
  if (name === undefined) return undefined;
  const message = 'has a name that kustomize takes for a number, date, boolean or null';
  return { path: fieldPath([...steps, name]), message, hint: 'give it another name' };
}
