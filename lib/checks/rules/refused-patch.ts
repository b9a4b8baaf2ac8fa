import { isJsonObject, type Json, type JsonObject, textOf } from '../../manifest/index.js';
import { quotedList } from '../../util/index.js';

import { type PatchText, readPatch } from '../read-patch.js';
import { type SpecCheck, type SpecProblem, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

const OPERATIONS: readonly string[] = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

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
        return problem === undefined ? [] : [{ ...problem, path: `${found.path}.patch` }];
      }),
  };
}

type Verdict = Pick<SpecProblem, 'message' | 'hint'>;

function judge({ patch, target }: JsonObject): Verdict | undefined {
  // Whatever is no text is for the schema to judge.
  if (typeof patch !== 'string') return undefined;
  if (patch.trim() === '') return { message: 'is empty', hint: 'write a patch, or leave the entry out' };
  const read = readPatch(patch);
  return read === undefined ? undefined : judgeForm(read, target);
}

function judgeForm(read: PatchText, target: Json | undefined): Verdict | undefined {
  switch (read.form) {
    case 'none':
      return { message: read.problem, hint: read.hint };
    case 'json':
      return judgeOperations(read.operations, target);
    case 'merge':
      return read.objects.length > 1 && isJsonObject(target)
        ? { message: `holds ${read.objects.length} objects beside a "target"`, hint: 'make each a patch of its own' }
        : undefined;
  }
}

function judgeOperations(operations: readonly JsonObject[], target: Json | undefined): Verdict | undefined {
  if (operations.length === 0) return undefined;
  if (!isJsonObject(target))
    return { message: 'is a list of operations without a "target"', hint: 'say what it is for' };
  const unknown = operations.find(({ op }) => !OPERATIONS.includes(textOf(op)));
  if (unknown === undefined) return undefined;
  return { message: `has the operation "${textOf(unknown.op)}"`, hint: `allowed are ${quotedList(OPERATIONS)}` };
}
