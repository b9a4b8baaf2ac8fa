import { deprecatedFields } from '../../api/index.js';
import { getOrAdd } from '../../util/index.js';

import { saysSomething } from '../dead-fields/dead-field.js';
import { insteadOf } from '../instead-of.js';
import { type About, type SpecCheck, specRuleBy } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

/** FLX504: a field that still works, but not for ever. */
export const checkDeprecatedFields = specRuleBy('FLX504', checksOf);

const NOTHING: readonly SpecCheck[] = [];

/** By the list of fields, of which the api has one for each version of a kind and Flux. */
const known = new Map<readonly string[], readonly SpecCheck[]>();

function checksOf({ object, flux }: About): readonly SpecCheck[] {
  const { kind, apiVersion } = object.declared.object;
  const fields = flux === undefined ? [] : deprecatedFields(kind, apiVersion, flux);
  return fields.length === 0 ? NOTHING : getOrAdd(known, fields, () => fields.map((field) => checkOf(kind, field)));
}

function checkOf(kind: string, field: string): SpecCheck {
  const path = field.slice('spec.'.length);
  const [first = ''] = path.split(/[.[]/);
  const hint = insteadOf(kind, field);
  return {
    reads: [first],
    needs: path,
    judge: (spec) =>
      valuesAt(spec, path)
        .filter(({ value }) => saysSomething(value))
        .map((found) => ({ path: found.path, message: 'is deprecated', hint })),
  };
}
