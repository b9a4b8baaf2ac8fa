import { type PatchProblem, TARGET_FIELDS, targetProblem } from '../api/index.js';
import { shown } from '../flux/index.js';
import { fieldPath, type JsonObject } from '../manifest/index.js';
import { isPlainObject, nearest, quotedList } from '../util/index.js';

/** What the author of a target has to put right, whatever is in the files. */
export function targetMisuse(target: unknown): PatchProblem | undefined {
  if (!isPlainObject(target)) {
    const hint = 'say which objects are meant, such as { kind: "Deployment", name: "web" }';
    return { path: 'target', message: `is ${shown(target)}`, hint };
  }
  for (const [field, value] of Object.entries(target)) {
    if (!TARGET_FIELDS.includes(field)) return unknownField(field);
    if (typeof value !== 'string' && value !== undefined)
      return { path: `target.${field}`, message: `is ${shown(value)}`, hint: 'give a text, or leave it out' };
  }
  return targetProblem(target as JsonObject);
}

function unknownField(field: string): PatchProblem {
  const likely = nearest(field, TARGET_FIELDS);
  const hint = likely === undefined ? `allowed are ${quotedList(TARGET_FIELDS)}` : `did you mean "${likely}"?`;
  return { path: fieldPath(['target', field]), message: 'is no field of a target', hint };
}
