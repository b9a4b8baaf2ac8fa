import { displayName, isJsonObject, type Json, type JsonObject, listOf } from '../../manifest/index.js';
import { didYouMean } from '../../util/index.js';

import { mayBePatched } from '../may-be-patched.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';
import { valuesSourceOf } from '../values-source.js';
import { hasVariable } from '../variables.js';

/** FLX535: values from a key that the ConfigMap does not have. Flux does without it only where it is optional. */
export const checkMissingValuesKeys = specRule('FLX535', {
  HelmRelease: [{ reads: ['valuesFrom'], needs: 'valuesFrom', judge }],
});

function judge({ valuesFrom }: JsonObject, about: About): SpecProblem[] {
  return listOf(valuesFrom).flatMap((reference, place) => problemOf(reference, `spec.valuesFrom[${place}]`, about));
}

function problemOf(reference: Json, path: string, about: About): SpecProblem[] {
  const source = valuesSourceOf(reference, about);
  if (source === undefined || (isJsonObject(reference) && reference.optional === true)) return [];
  const { found, data, key } = source;
  const { binaryData } = found.declared.object;
  const keys = [data, isJsonObject(binaryData) ? binaryData : {}].flatMap(Object.keys);
  if (keys.includes(key) || hasVariable(found.owner, keys)) return [];
  const message = `needs the key "${key}", which ${displayName(about.index.idOf(found))} does not have`;
  const hint = didYouMean(key, keys) ?? 'add it there, or write another "valuesKey"';
  return [{ path, message, hint, ...(mayBePatched(found) ? { severity: 'unknown' } : {}) }];
}
