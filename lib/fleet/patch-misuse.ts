import { mergeProblem, operationsProblem, type PatchProblem } from '../api/index.js';
import { shown } from '../flux/index.js';
import {
  fieldPath,
  isJsonObject,
  type Json,
  type JsonObject,
  jsonPointer,
  mapOf,
  normalizeValue,
  type NormalFormProblem,
  type Steps,
} from '../manifest/index.js';
import { isPlainObject } from '../util/index.js';

import { targetMisuse } from './target-misuse.js';

/** kustomize takes what they hold for texts, null too, and does not look at what is no map. */
const TEXT_MAPS = ['labels', 'annotations'] as const;

/** Operations whose `value` would be null where it is left out. */
const WITH_VALUE: readonly Json[] = ['add', 'replace', 'test'];

/** What the author of a patch has to put right: all that kustomize refuses or loses for certain, whatever is in the files. */
export function patchMisuse(target: unknown, patch: unknown): PatchProblem | undefined {
  const wrongTarget = targetMisuse(target);
  if (wrongTarget !== undefined) return wrongTarget;
  if (!isPlainObject(patch) && !Array.isArray(patch))
    return { path: 'patch', message: withoutText(patch), hint: 'give the fields to change, or a list of operations' };
  const problems: NormalFormProblem[] = [];
  const normal = normalizeValue(patch, problems);
  return problems[0] === undefined ? formMisuse(normal) : noData(problems[0]);
}

function noData({ path, message }: NormalFormProblem): PatchProblem {
  const dot = path === '' || path.startsWith('[') ? '' : '.';
  return { path: `patch${dot}${path}`, message, hint: 'give plain data' };
}

/** Whole files are given as text, Secrets too. */
function withoutText(patch: unknown): string {
  return typeof patch === 'string' ? 'is a text' : `is ${shown(patch)}`;
}

function formMisuse(patch: Json): PatchProblem | undefined {
  if (!Array.isArray(patch)) return mergeMisuse(mapOf(patch));
  return operationsMisuse(patch) ?? operationsProblem(patch.map(mapOf));
}

function operationsMisuse(list: readonly Json[]): PatchProblem | undefined {
  const index = list.findIndex((item) => !isJsonObject(item) || item.op === undefined);
  if (index >= 0) {
    const hint = 'a list is one of operations; call "patch" for each other one';
    return { path: fieldPath(['patch', index]), message: 'is no operation of JSON 6902', hint };
  }
  const empty = list.findIndex(
    (item) => WITH_VALUE.includes(mapOf(item).op ?? null) && mapOf(item).value === undefined,
  );
  if (empty < 0) return undefined;
  return { path: fieldPath(['patch', empty, 'value']), message: 'is missing', hint: 'write null where that is meant' };
}

function mergeMisuse(patch: JsonObject): PatchProblem | undefined {
  return identityMisuse(patch) ?? mergeProblem(patch) ?? wholeMisuse(patch) ?? textsMisuse(mapOf(patch.metadata));
}

/** Of a field, `$patch: replace` does what it says. */
function wholeMisuse({ $patch }: JsonObject): PatchProblem | undefined {
  if ($patch !== 'replace') return undefined;
  const message = 'is "replace", by which kustomize changes nothing of a whole object';
  return { path: fieldPath(['patch', '$patch']), message, hint: 'write it into the field that is to be replaced' };
}

/** Kind and name may be left out, since the target says what is meant; what is given is written. */
function identityMisuse({ kind, metadata, items }: JsonObject): PatchProblem | undefined {
  const hint = 'leave it out: the target says which objects are meant';
  if (kind !== undefined && !isName(kind)) return { path: 'patch.kind', message: 'is no name', hint };
  if (metadata !== undefined && !isJsonObject(metadata)) return { path: 'patch.metadata', message: 'is no map', hint };
  const { name } = mapOf(metadata);
  if (name !== undefined && !isName(name)) return { path: 'patch.metadata.name', message: 'is no name', hint };
  if (items === undefined || !String(kind).endsWith('List')) return undefined;
  return { path: 'patch.items', message: 'holds objects of their own', hint: 'call "patch" for each of them' };
}

function textsMisuse(metadata: JsonObject): PatchProblem | undefined {
  for (const field of TEXT_MAPS) {
    const map = metadata[field];
    if (map !== undefined && !isJsonObject(map)) return lost(['metadata', field], 'is no map of texts');
    const wrong = Object.entries(mapOf(map)).find(([, value]) => typeof value !== 'string');
    if (wrong !== undefined) return lost(['metadata', field, wrong[0]], 'is no text');
  }
  return undefined;
}

function lost(place: Steps, message: string): PatchProblem {
  const hint = `write one, or remove it by { op: "remove", path: "${jsonPointer(place)}" }`;
  return { path: fieldPath(['patch', ...place]), message, hint };
}

function isName(value: Json): boolean {
  return typeof value === 'string' && value !== '';
}
