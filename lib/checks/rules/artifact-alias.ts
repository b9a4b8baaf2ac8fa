import { isJsonObject, type JsonObject, listOf, textOf } from '../../manifest/index.js';
import { didYouMean, getOrAdd, quotedList } from '../../util/index.js';

import { type SpecProblem, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

/** The fields that begin with the alias of a source: `@app/deploy/**`. */
const FIELDS: readonly string[] = [
  'pathPattern',
  'artifacts[].revision',
  'artifacts[].originRevision',
  'artifacts[].copy[].from',
];

/** What must differ within one ArtifactGenerator. */
const UNIQUE: readonly string[] = ['sources[].alias', 'artifacts[].name'];

/** FLX524: an alias that no source has, or a name that two have. */
export const checkArtifactAliases = specRule('FLX524', {
  ArtifactGenerator: [
    { reads: ['sources', 'artifacts', 'pathPattern'], judge: judgeAliases },
    { reads: ['sources', 'artifacts'], judge: judgeNames },
  ],
});

function judgeAliases(spec: JsonObject): SpecProblem[] {
  const aliases = listOf(spec.sources).map((source) => (isJsonObject(source) ? textOf(source.alias) : ''));
  const places = FIELDS.flatMap((field) => valuesAt(spec, field));
  return places.flatMap(({ path, value }) => {
    const alias = /^@([^/]+)/.exec(textOf(value))?.[1];
    if (alias === undefined || aliases.length === 0 || aliases.includes(alias)) return [];
    const message = `"${textOf(value)}" is of the source "${alias}", which is none of ${quotedList(aliases)}`;
    return [{ path, message, hint: didYouMean(alias, aliases) ?? 'write the alias of a source' }];
  });
}

function judgeNames(spec: JsonObject): SpecProblem[] {
  return UNIQUE.flatMap((field) => {
    const first = new Map<string, string>();
    return valuesAt(spec, field).flatMap(({ path, value }) => {
      const name = textOf(value);
      const before = getOrAdd(first, name, () => path);
      if (name === '' || before === path) return [];
      return [{ path, message: `"${name}" is that of ${before} too`, hint: 'give one of them another' }];
    });
  });
}
