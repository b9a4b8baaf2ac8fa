import { isJsonObject, type Json, type JsonObject, parseYaml, listOf, textOf } from '../../manifest/index.js';

import { type About, type SpecProblem, specRule } from '../spec-rule.js';
import { valuesSourceOf } from '../values-source.js';
import { hasVariable } from '../variables.js';

/**
 * FLX508: a `targetPath` that inline values beat. Flux merges those twice, before and after; the first time they are not
 * copied, so what `targetPath` sets inside a map of theirs stays, unless an earlier reference brought that map.
 */
export const checkBeatenValues = specRule('FLX508', {
  HelmRelease: [{ reads: ['values', 'valuesFrom'], judge }],
});

function judge({ values, valuesFrom }: JsonObject, about: About): SpecProblem[] {
  const references = listOf(valuesFrom);
  return references.flatMap((reference, place) => {
    const keys = keysOf(reference);
    if (keys === undefined || at(values, keys) === undefined) return [];
    if (!isBeaten(keys, references.slice(0, place), about)) return [];
    const path = `spec.valuesFrom[${place}].targetPath`;
    const message = `"${keys.join('.')}" has no effect, since "values" has that too and is merged last`;
    return [{ path, message, hint: 'leave it out of one of them' }];
  });
}

/** Undefined where there is none, or one with positions in lists. */
function keysOf(reference: Json): readonly string[] | undefined {
  const path = isJsonObject(reference) ? textOf(reference.targetPath) : '';
  if (path === '' || /[[\]]/.test(path)) return undefined;
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
}

function isBeaten(keys: readonly string[], earlier: readonly Json[], about: About): boolean {
  const parent = keys.slice(0, -1);
  return parent.length === 0 || earlier.some((reference) => isJsonObject(at(valuesOf(reference, about), parent)));
}

/** What a reference to a ConfigMap of the model brings; undefined for all that cannot be told. */
function valuesOf(reference: Json, about: About): Json | undefined {
  const source = isJsonObject(reference) && textOf(reference.targetPath) === '' && valuesSourceOf(reference, about);
  if (!source || hasVariable(source.found.owner, source.data)) return undefined;
  return parseYaml(textOf(source.data[source.key])).documents[0];
}

function at(value: Json | undefined, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (map, key) => (isJsonObject(map) && Object.hasOwn(map, key) ? map[key] : undefined),
    value,
  );
}
