import { isJsonObject, type JsonObject, textOf } from '../../manifest/index.js';

import { saysSomething } from '../dead-fields/dead-field.js';
import { type SpecCheck, type SpecProblem, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

/** FLX519: labels that select among the objects of one name. */
export const checkLabelSelections = specRule('FLX519', {
  Alert: [checkOf('eventSources')],
  Receiver: [checkOf('resources')],
});

function checkOf(field: string): SpecCheck {
  return {
    reads: [field],
    judge: (spec) =>
      valuesAt(spec, `${field}[]`).flatMap(({ path, value }) => (isJsonObject(value) ? judge(value, path) : [])),
  };
}

function judge({ name, matchLabels }: JsonObject, path: string): SpecProblem[] {
  if (!saysSomething(matchLabels) || name === '*') return [];
  const message = `stands beside the name "${textOf(name)}"`;
  return [{ path: `${path}.matchLabels`, message, hint: 'write the name "*", or leave the labels out' }];
}
