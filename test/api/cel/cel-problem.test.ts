import { celProblem } from '../../../lib/api/index.js';

const problemOf = (expression: string, result?: 'bool' | 'string') =>
  celProblem(expression, { variables: ['self', 'dep'], result });

test.each([
  'self.status.ready == true',
  'dep.metadata.labels["a/b"] == self.metadata.name',
  "self.status.conditions.filter(e, e.type == 'Ready').all(e, e.status == 'True')",
  'has(self.x) ? self.x == 1 : false',
  'self.x.exists_one(i, i > 1)',
  'size(self.a) > 0 && "a" in self.b',
  'type(self) == string',
  '!self.suspend',
])('%s is an expression that says yes or no', (expression) => {
  expect(problemOf(expression, 'bool')).toBeUndefined();
});

test.each([
  'self.?status.orValue({}) == 1',
  'self[?"a"].hasValue()',
  '{?"a": self.?b}.size() == 1',
  'self.list.all(i, v, v > i)',
  'cel.bind(x, self.a, x == y)',
  'sets.contains(self.a, [1])',
  'quantity(self.a).isGreaterThan(quantity("1"))',
])('%s uses what only Kubernetes or Flux know, and is trusted', (expression) => {
  expect(problemOf(expression, 'bool')).toBeUndefined();
});

test.each([
  ['', 'is empty'],
  [' \n', 'is empty'],
  ['self.a == 1 2', 'cannot be read from column 13 on: "2"'],
  ['self.a &&\n  == 1', 'cannot be read from line 1, column 8 on: "&& == 1"'],
  ['self.a == "a question?', 'cannot be read from column 8 on: "== "a question?"'],
  ['self.?a =', 'cannot be read from column 9 on: "="'],
  ['a_name_that_is_long ? and_another_that_is_long', 'cannot be read from column 21 on: "? and_another_that_i…"'],
  ['self.in', 'cannot be read from column 6 on: "in"'],
])('%j is refused with the place where it stops to be an expression', (expression, problem) => {
  expect(problemOf(expression)).toBe(problem);
});

test.each([
  ['sef.a == 1', '"sef" at column 1 is no variable; did you mean "self"?'],
  ['self.a &&\n  object.b', '"object" at line 2, column 3 is no variable; known are "self" and "dep"'],
  ['self.list.all(i, j > 0)', '"j" at column 18 is no variable; known are "self" and "dep"'],
  ['self.list.map(i, i)[0] == i', '"i" at column 27 is no variable; known are "self" and "dep"'],
  ['optional.of(x).hasValue()', '"x" at column 13 is no variable; known are "self" and "dep"'],
  ['{"a": foo}.a', '"foo" at column 7 is no variable; known are "self" and "dep"'],
])('%s names what is no variable', (expression, problem) => {
  expect(problemOf(expression)).toBe(problem);
});

test.each([
  ['fetch(self.url)', '"fetch" at column 1 is no function'],
  ['self.name.beginsWith("a")', '"beginsWith" at column 10 is no function'],
  ['has(self)', '"has" at column 1 does not take such arguments'],
  ['self.list.all(1, true)', '"all" at column 10 does not take such arguments'],
])('%s calls what is no function', (expression, problem) => {
  expect(problemOf(expression)).toBe(problem);
});

test.each([
  ['self.ready', 'must give true or false for certain; compare the value, or convert it with "bool(…)"'],
  ['self.list[0]', 'must give true or false for certain; compare the value, or convert it with "bool(…)"'],
  ['"a" + self.b', 'gives string, but must give true or false'],
  ['self.list.filter(i, i > 0)', 'gives list, but must give true or false'],
  ['{"a": 1}', 'gives map, but must give true or false'],
  ['size(self.a) + 1', 'gives int, but must give true or false'],
  ['true ? 1.5 : 2.5', 'gives double, but must give true or false'],
])('%s does not say yes or no', (expression, problem) => {
  expect(problemOf(expression, 'bool')).toBe(problem);
});

test('a string may be asked for', () => {
  expect(problemOf('"deploy/" + self.name', 'string')).toBeUndefined();
  expect(problemOf('string(self.count)', 'string')).toBeUndefined();
  expect(problemOf('self.name == "a"', 'string')).toBe('gives bool, but must give a string');
});
