import { mergeProblem, operationsProblem, type PatchProblem, targetProblem } from '../../api/index.js';
import { isJsonObject, type Json, type JsonObject, mapOf } from '../../manifest/index.js';

import { type PatchText, readPatch } from '../read-patch.js';
import { type SpecCheck, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

/** FLX512: a patch that kustomize refuses, whatever it is put on; seen with kustomize 5.8.1. */
export const checkRefusedPatches = specRule('FLX512', {
  Kustomization: [patchCheck('patches[]')],
  HelmRelease: [patchCheck('postRenderers[].kustomize.patches[]')],
});

function patchCheck(path: string): SpecCheck {
  const [first = ''] = path.split('[');
  return {
    reads: [first],
    judge: (spec) =>
      valuesAt(spec, path).flatMap((found) => {
        const problem = isJsonObject(found.value) ? judge(found.value) : undefined;
        return problem === undefined ? [] : [{ ...problem, path: `${found.path}.${problem.path}` }];
      }),
  };
}

function judge({ patch, target }: JsonObject): PatchProblem | undefined {
  // Whatever is no text is for the schema to judge.
  if (typeof patch !== 'string') return undefined;
  if (patch.trim() === '') return { path: 'patch', message: 'is empty', hint: 'write a patch, or leave the entry out' };
  const read = readPatch(patch);
  return (read === undefined ? undefined : judgeForm(read, target)) ?? targetProblem(mapOf(target));
}

function judgeForm(read: PatchText, target: Json | undefined): PatchProblem | undefined {
  switch (read.form) {
    case 'none':
      return { path: 'patch', message: read.problem, hint: read.hint };
    case 'json':
      return judgeOperations(read.operations, target);
    case 'merge':
      return judgeObjects(read.objects, target);
  }
}

function judgeOperations(operations: readonly JsonObject[], target: Json | undefined): PatchProblem | undefined {
  if (operations.length === 0 || isJsonObject(target)) return operationsProblem(operations);
  return { path: 'patch', message: 'is a list of operations without a "target"', hint: 'say what it is for' };
}

function judgeObjects(objects: readonly JsonObject[], target: Json | undefined): PatchProblem | undefined {
  const [object = {}] = objects;
  if (objects.length === 1) return mergeProblem(object);
  if (!isJsonObject(target)) return undefined;
  return {
    path: 'patch',
    message: `holds ${objects.length} objects beside a "target"`,
    hint: 'make each a patch of its own',
  };
}
