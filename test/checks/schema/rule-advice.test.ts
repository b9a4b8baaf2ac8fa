import { FIELD_TABLES } from '../../../lib/api/generated/field-tables.js';
import { asMissingField } from '../../../lib/checks/schema/as-missing-field.js';
import { ruleAdvice } from '../../../lib/checks/schema/rule-advice.js';

interface Rule {
  readonly rule: string;
  readonly message: string;
}

/** All rules that judge an object by itself: not about what it was before, and not only about a field that is missing. */
function rulesOfFlux(): Rule[] {
  const rules: Rule[] = [];
  for (const table of Object.values(FIELD_TABLES)) {
    JSON.parse(table, (key, value) => {
      if (key === 'x-kubernetes-validations') rules.push(...(value as Rule[]));
      return value;
    });
  }
  return rules.filter((rule) => !rule.rule.includes('oldSelf') && !isPresence(rule));
}

function isPresence(rule: Rule): boolean {
  return asMissingField({ problem: 'rule', path: [], ...rule }).problem === 'required';
}

test('each rule of the CRDs of Flux has an advice', () => {
  const rules = rulesOfFlux();
  expect(rules.length).toBeGreaterThan(50);
  expect(rules.filter(({ message }) => ruleAdvice(message) === undefined)).toEqual([]);
});

test('rules of others have none', () => {
  expect(ruleAdvice('exactly one of acme and ca must be set')).toBeUndefined();
  expect(ruleAdvice('constructor')).toBeUndefined();
});
