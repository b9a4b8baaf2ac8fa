import { compileCel } from '../../../lib/api/cel/compile-cel.js';

const compile = (expression: string) => compileCel(expression, { variables: ['self'] });

function evaluated(expression: string, self: unknown): unknown {
  const compiled = compile(expression);
  return compiled.state === 'ready' ? compiled.evaluate({ self }) : compiled;
}

test('an expression is compiled once and evaluated often', () => {
  const compiled = compile('self.a + 1');
  if (compiled.state !== 'ready') throw new Error(compiled.state);
  expect([1n, 2n].map((a) => compiled.evaluate({ self: { a } }))).toEqual([{ value: 2n }, { value: 3n }]);
  expect(compiled.type).toBe('int');
});

test.each<[string, unknown, unknown]>([
  ['self.matches("^a+$")', 'aa', true],
  ['self.split(",").size() == 2', 'a,b', true],
  ['self.substring(1).lowerAscii()', 'xAB', 'ab'],
  ['self.replace("a", "b").trim()', ' a ', 'b'],
  ['"%s-%d".format([self, 3])', 'a', 'a-3'],
  ['self.exists(i, i > 2)', [1n, 3n], true],
  ['self.map(i, i * 2) == [2, 4]', [1n, 2n], true],
  ['self.filter(i, i > 1).size()', [1n, 2n], 1n],
  ['duration(self) < duration("2h")', '90m', true],
  ['timestamp(self).getFullYear()', '2024-01-01T00:00:00Z', 2024n],
  ['has(self.a) ? self.a : "none"', {}, 'none'],
])('%s of %p is %p', (expression, self, value) => {
  expect(evaluated(expression, self)).toEqual({ value });
});

test.each<[string, unknown, string]>([
  ['self.a == 1', {}, 'field not found: a'],
  ['self[3] == 1', [1n], 'index 3 out of bounds [0, 1)'],
  ['1 / self == 1', 0n, 'divide by zero'],
])('%s of %p cannot be evaluated: %s', (expression, self, error) => {
  expect(evaluated(expression, self)).toEqual({ error: expect.stringContaining(error.slice(0, 10)) });
});

test.each([
  ['self.?a == 1', 'optional values'],
  ['self.find("a") == ""', 'find'],
  ['nobody(self)', 'nobody'],
])('%s cannot be told, because of %s', (expression, reason) => {
  expect(compile(expression)).toEqual({ state: 'unknown', type: undefined, reason });
});

test('what is no expression is wrong, and nothing is thrown', () => {
  expect(compile('self ==')).toEqual({ state: 'wrong', problem: 'cannot be read from column 6 on: "=="' });
});
