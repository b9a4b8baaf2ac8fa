import { fieldPath, isTypedInGo, type Json, type JsonObject, mapOf, type Steps, textOf } from '../../manifest/index.js';

import type { PatchProblem } from './patch-problem.js';
import { textMapProblem } from './text-map-problem.js';

const AN_ANNOTATION = '/metadata/annotations/';

type Judge = (value: Json, steps: Steps) => PatchProblem | undefined;

/** What can stand where kustomize looks itself. */
const JUDGES: Readonly<Record<string, Judge>> = {
  '/apiVersion': nameProblem,
  '/kind': nameProblem,
  '/metadata/name': nameProblem,
  '/metadata': (value, steps) => {
    const { name = null, annotations } = mapOf(value);
    return nameProblem(name, [...steps, 'name']) ?? textMapProblem(annotations, [...steps, 'annotations']);
  },
  '/metadata/annotations': textMapProblem,
};

/** What an operation puts in place of kind, name or annotations, and kustomize refuses there. */
export function operationValueProblem({ op, path, value }: JsonObject, index: number): PatchProblem | undefined {
  if (op !== 'add' && op !== 'replace') return undefined;
  const pointer = textOf(path);
  if (pointer.startsWith(AN_ANNOTATION) && isTypedInGo(pointer.slice(AN_ANNOTATION.length))) {
    const message = `is "${pointer}", whose name kustomize takes for a number, date, boolean or null`;
    return { path: fieldPath(['patch', index, 'path']), message, hint: 'give the annotation another name' };
  }
  return JUDGES[pointer]?.(value ?? null, ['patch', index, 'value']);
}

function nameProblem(value: Json, steps: Steps): PatchProblem | undefined {
  if (typeof value === 'string' && value !== '') return undefined;
  return { path: fieldPath(steps), message: 'is no text, and kustomize needs one', hint: 'write a name' };
}
