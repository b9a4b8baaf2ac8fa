import { fieldPath, isJsonObject, type Json, type JsonObject, mapOf, type Steps } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import type { PatchProblem } from './patch-problem.js';
import { textMapProblem } from './text-map-problem.js';

const STRATEGIES: readonly Json[] = ['replace', 'delete', 'merge'];
const DIRECTIVE = '$patch';

/** The first thing in a strategic merge patch that kustomize refuses. Lists are not looked into: most are taken as they are. */
export function mergeProblem(patch: JsonObject): PatchProblem | undefined {
  const { labels, annotations } = mapOf(patch.metadata);
  return (
    mapProblem(patch, ['patch']) ??
    textMapProblem(labels, ['patch', 'metadata', 'labels']) ??
    textMapProblem(annotations, ['patch', 'metadata', 'annotations'])
  );
}

function mapProblem(map: JsonObject, steps: Steps): PatchProblem | undefined {
  for (const [key, value] of Object.entries(map)) {
    const problem = fieldProblem(key, value, [...steps, key]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function fieldProblem(key: string, value: Json, steps: Steps): PatchProblem | undefined {
  const path = fieldPath(steps);
  if (key === '') return { path, message: 'has an empty name, which kustomize does not merge', hint: 'name the field' };
  if (key === DIRECTIVE && !STRATEGIES.includes(value))
    return { path, message: 'is no way to patch', hint: `allowed are ${quotedList(STRATEGIES.map(String))}` };
  return isJsonObject(value) ? mapProblem(value, steps) : undefined;
}
