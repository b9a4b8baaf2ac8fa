import { asMissingField } from '../../../lib/checks/schema/as-missing-field.js';

const broken = (rule: string) => ({ problem: 'rule', path: ['a'], rule, message: 'x' }) as const;

test.each([
  ['has(self.url)', ['a', 'url']],
  ['has(self.spec.url)', ['a', 'spec', 'url']],
  ['has(self.spec) && has(self.spec.url)', ['a', 'spec', 'url']],
])('the rule "%s" is about a missing field', (rule, path) => {
  expect(asMissingField(broken(rule))).toEqual({ problem: 'required', path });
});

test.each(['has(self.a) || has(self.b)', '!has(self.a)', 'has(self.a) && self.a == "x"'])(
  'the rule "%s" is about more',
  (rule) => {
    expect(asMissingField(broken(rule))).toEqual(broken(rule));
  },
);

test('any other problem stays as it is', () => {
  const problem = { problem: 'required', path: ['spec'] } as const;
  expect(asMissingField(problem)).toBe(problem);
});
