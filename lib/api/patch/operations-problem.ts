import { fieldPath, isJsonObject, type Json, type JsonObject, textOf } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import { operationValueProblem } from './operation-value-problem.js';
import type { PatchProblem } from './patch-problem.js';

/** The pointers of each operation of JSON 6902, and whether what is at the first of them goes away. */
const OPERATIONS: Readonly<Record<string, { readonly pointers: readonly string[]; readonly removes?: boolean }>> = {
  add: { pointers: ['path'] },
  remove: { pointers: ['path'], removes: true },
  replace: { pointers: ['path'] },
  move: { pointers: ['from', 'path'], removes: true },
  copy: { pointers: ['from', 'path'] },
  test: { pointers: ['path'] },
};
const NAMES = Object.keys(OPERATIONS);

/** Without which kustomize knows no object. */
const IDENTITY: readonly string[] = ['/kind', '/metadata', '/metadata/name'];

/** The first operation that kustomize refuses; whether its path leads anywhere is up to the object. */
export function operationsProblem(operations: readonly JsonObject[]): PatchProblem | undefined {
  for (const [index, operation] of operations.entries()) {
    const problem =
      opProblem(operation, index) ?? pointerProblem(operation, index) ?? operationValueProblem(operation, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function opProblem({ op }: JsonObject, index: number): PatchProblem | undefined {
  if (NAMES.includes(textOf(op))) return undefined;
  return { path: fieldPath(['patch', index, 'op']), message: wrong(op), hint: `allowed are ${quotedList(NAMES)}` };
}

function pointerProblem(operation: JsonObject, index: number): PatchProblem | undefined {
  const { pointers, removes = false } = OPERATIONS[textOf(operation.op)] ?? { pointers: [] };
  for (const field of pointers) {
    const pointer = operation[field];
    const path = fieldPath(['patch', index, field]);
    if (!textOf(pointer).startsWith('/'))
      return { path, message: wrong(pointer), hint: 'write where it is, such as "/spec/replicas"' };
    if (removes && field === pointers[0] && IDENTITY.includes(textOf(pointer)))
      return { path, message: `is "${textOf(pointer)}", and kustomize needs that`, hint: 'replace it instead' };
  }
  return undefined;
}

function wrong(value: Json | undefined): string {
  if (value === undefined) return 'is missing';
  if (typeof value === 'string') return `is ${JSON.stringify(value)}`;
  return isJsonObject(value) || Array.isArray(value) ? 'is no text' : `is ${value}`;
}
