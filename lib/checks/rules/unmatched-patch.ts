import { isJsonObject, type Json, type JsonObject, listOf, textOf } from '../../manifest/index.js';
import type { ObjectModel } from '../../model/index.js';

import type { Owner } from '../owners.js';
import { readPatch } from '../read-patch.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';

/**
 * FLX513: a patch without `target` for an object that the Kustomization does not have. Namespaces are not compared: the
 * patches come before the kustomization file sets them.
 */
export const checkUnmatchedPatches = specRule('FLX513', {
  Kustomization: [{ reads: ['patches', 'components', 'patchesStrategicMerge'], judge }],
});

function judge(spec: JsonObject, { object: { id }, index }: About): SpecProblem[] {
  const owner = index.ownersByKey.get(`${id.namespace}/${id.name}`);
  if (owner === undefined || !isKnown(owner, spec)) return [];
  return listOf(spec.patches).flatMap((patch, place) =>
    targetsOf(patch)
      .filter((target) => !owner.model.declared.some((declared) => isTarget(declared, target)))
      .map((target) => ({
        path: `spec.patches[${place}].patch`,
        message: `is for ${target.kind} "${nameOf(target)}" of ${textOf(target.apiVersion) || 'no apiVersion'}, which it does not apply`,
        hint: 'write the name as it is in the files, or a "target"',
      })),
  );
}

/** Whether all objects that the patches meet are in the model. */
function isKnown({ model }: Owner, { components, patchesStrategicMerge }: JsonObject): boolean {
  const isMore = [components, patchesStrategicMerge].some((field) => listOf(field).length > 0);
  return model.complete && model.content !== undefined && !isMore;
}

function targetsOf(patch: Json): readonly JsonObject[] {
  if (!isJsonObject(patch) || isJsonObject(patch.target)) return [];
  const read = readPatch(textOf(patch.patch));
  return read?.form === 'merge' ? read.objects.filter((object) => nameOf(object) !== '') : [];
}

function isTarget({ object }: ObjectModel, target: JsonObject): boolean {
  return (
    object.kind === target.kind && object.apiVersion === target.apiVersion && object.metadata.name === nameOf(target)
  );
}

function nameOf({ metadata }: JsonObject): string {
  return isJsonObject(metadata) ? textOf(metadata.name) : '';
}
