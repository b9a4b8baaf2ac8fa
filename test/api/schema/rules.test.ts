import { type SchemaProblem, type StructuralSchema, validateObject } from '../../../lib/api/index.js';
import type { Json } from '../../../lib/manifest/index.js';

const isOpaque = (text: string) => text.includes('$');

function problemsOf(x: StructuralSchema, value: Json, variables = false): SchemaProblem[] {
  const schema: StructuralSchema = { type: 'object', properties: { x } };
  const object = { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, x: value };
  return [...validateObject(schema, object, variables ? { isOpaque } : {})];
}

function ruled(rule: string, schema: StructuralSchema = {}, more: object = {}): StructuralSchema {
  return { ...schema, 'x-kubernetes-validations': [{ rule, ...more }] };
}

const FIELDS: StructuralSchema = {
  type: 'object',
  properties: { min: { type: 'integer' }, max: { type: 'integer', default: 3 }, name: { type: 'string' } },
};

describe('rules', () => {
  const order = ruled('self.min <= self.max', FIELDS, { message: 'min must not be above max' });

  test('a rule that holds is silent, one that does not says its message', () => {
    expect(problemsOf(order, { min: 1, max: 2 })).toEqual([]);
    expect(problemsOf(order, { min: 3, max: 2 })).toEqual([
      { path: ['x'], problem: 'rule', rule: 'self.min <= self.max', message: 'min must not be above max' },
    ]);
  });

  test('defaults count', () => {
    expect(problemsOf(order, { min: 3 })).toEqual([]);
    expect(problemsOf(order, { min: 4 })).toHaveLength(1);
  });

  test('a rule that stumbles over a field that is not there does not hold, and says why', () => {
    expect(problemsOf(order, {}).map((found) => 'message' in found && found.message)).toEqual([
      'min must not be above max (field not found: min)',
    ]);
  });

  test.each<[string, object, string]>([
    ['self.name != "a"', {}, 'failed rule: self.name != "a"'],
    ['self.name != "a"', { message: ' no a ' }, 'no a'],
    ['self.name != "a"', { message: 'no a', messageExpression: '"not " + self.name' }, 'not a'],
    ['self.name != "a"', { message: 'no a', messageExpression: 'self.min' }, 'no a'],
    ['self.name != "a"', { message: 'no a', messageExpression: '""' }, 'no a'],
    ['self.name != "a"', { message: 'no a', messageExpression: '(' }, 'no a'],
  ])('%s with %j says %s', (rule, more, message) => {
    const found = problemsOf(ruled(rule, FIELDS, more), { name: 'a' });
    expect(found).toEqual([{ path: ['x'], problem: 'rule', rule, message }]);
  });

  test.each([
    ['.name', ['x', 'name']],
    [".labels['a/b'].c", ['x', 'labels', 'a/b', 'c']],
  ])('the field path %s is where the problem is', (fieldPath, path) => {
    expect(problemsOf(ruled('false', FIELDS, { fieldPath }), {}).map((found) => found.path)).toEqual([path]);
  });

  test('rules run from the inside out, at each item of a list and each value of a map', () => {
    const item = ruled('self > 1', { type: 'integer' });
    const list = ruled('self.size() < 2', { type: 'array', items: item });
    const map: StructuralSchema = { type: 'object', additionalProperties: list };
    expect(problemsOf(map, { a: [1, 2], b: [2] }).map(({ path }) => path)).toEqual([
      ['x', 'a', 0],
      ['x', 'a'],
    ]);
  });

  test.each<[string, StructuralSchema, Json]>([
    ['a wrong type', { type: 'object', properties: { a: { type: 'string' } } }, { a: 1 }],
    ['a field that is missing', { type: 'object', required: ['a'] }, {}],
    ['a value that is not in the enum', { enum: ['a'] }, 'b'],
    ['a text that is too long', { maxLength: 1 }, 'ab'],
    ['a list that is too long', { maxItems: 0 }, ['a']],
    ['too many fields', { maxProperties: 0, additionalProperties: true }, { a: 1 }],
  ])('above %s no rule runs', (_, schema, value) => {
    expect(problemsOf(ruled('false', schema), value).map(({ problem }) => problem)).not.toContain('rule');
  });

  test.each<[string, StructuralSchema, Json]>([
    ['a pattern that does not match', { pattern: 'b' }, 'a'],
    ['a field that is not known', { type: 'object' }, { a: 1 }],
    ['a text that is too short', { minLength: 1 }, ''],
    ['an item that is repeated', { type: 'array', items: {}, 'x-kubernetes-list-type': 'set' }, [1, 1]],
  ])('above %s rules run all the same', (_, schema, value) => {
    expect(problemsOf(ruled('false', schema), value).map(({ problem }) => problem)).toContain('rule');
  });

  test('beside a problem elsewhere rules run', () => {
    const schema: StructuralSchema = { type: 'object', properties: { a: ruled('false'), b: { type: 'string' } } };
    expect(problemsOf(schema, { a: 1, b: 1 }).map(({ problem }) => problem)).toEqual(['rule', 'type']);
  });

  test.each([
    'self == oldSelf',
    'self.name.find("a") == "b"',
    'self.?name.orValue("") == "b"',
    'quantity(self.name).isGreaterThan(quantity("1"))',
    'nobody(self.name)',
    'self.name.startsWith(',
    'self.min.startsWith("a")',
    'self.name',
  ])('%s cannot be told, and passes', (rule) => {
    expect(problemsOf(ruled(rule, FIELDS), { name: 'a', min: 1 })).toEqual([]);
  });
});

describe('what rules see', () => {
  test.each<[string, StructuralSchema, Json]>([
    ['self == 1 && type(self) == int', { type: 'integer' }, 1],
    ['self == 2.0 && type(self) == double', { type: 'number' }, 2],
    ['type(self) == int', { 'x-kubernetes-int-or-string': true }, 80],
    ['self == 1152921504606846976', { type: 'integer' }, 2n ** 60n],
    ['self == b"ab"', { type: 'string', format: 'byte' }, 'YWI='],
    ['self > timestamp("2024-01-01T00:00:00Z")', { type: 'string', format: 'date-time' }, '2024-06-01T00:00:00+02:00'],
    ['self.getFullYear() == 2024', { type: 'string', format: 'date' }, '2024-06-01'],
    ['self == duration("90m")', { type: 'string', format: 'duration' }, '1h30m'],
    ['self == duration("-1.5s")', { type: 'string', format: 'duration' }, '-1500ms'],
    ['self.size() == 1', { type: 'string' }, '😀'],
    ['self.all(k, self[k] == 1)', { type: 'object', additionalProperties: { type: 'integer' } }, { a: 1, 'b-c': 1 }],
    ['"b-c" in self', { type: 'object', additionalProperties: { type: 'integer' } }, { 'b-c': 1 }],
    [
      'self.a__dash__b == 1 && self.__namespace__ == 2',
      { type: 'object', properties: { 'a-b': {}, namespace: {} } },
      { 'a-b': 1, namespace: 2 },
    ],
    ['self.a__dot__b__slash__c == 1', { type: 'object', properties: { 'a.b/c': {} } }, { 'a.b/c': 1 }],
    ['self.__underscores__a == 1', { type: 'object', properties: { __a: {} } }, { __a: 1 }],
  ])('%s is judged', (rule, schema, value) => {
    expect(problemsOf(ruled(rule, schema), value)).toEqual([]);
    expect(problemsOf(ruled(`!(${rule})`, schema), value)).toHaveLength(1);
  });

  test('at the root, name and kind', () => {
    const schema = ruled("self.metadata.name == 'flux' && self.kind == 'A'", { type: 'object' });
    const object = (name: string) => ({ apiVersion: 'v1', kind: 'A', metadata: { name } });
    expect(validateObject(schema, object('flux'))).toEqual([]);
    expect(validateObject(schema, object('other'))).toHaveLength(1);
  });
});

describe('what is only known later', () => {
  test.each<StructuralSchema>([
    { type: 'integer', minimum: 5 },
    { type: 'string', pattern: '^a$', maxLength: 1, enum: ['a'] },
    { type: 'object', required: ['a'] },
    { type: 'boolean' },
    { anyOf: [{ type: 'integer' }, { enum: ['a'] }] },
    { oneOf: [{ type: 'string' }, { minLength: 1 }] },
    { not: { type: 'string' } },
  ])('a text with a variable satisfies %j', (schema) => {
    expect(problemsOf(schema, 'a-$B', true)).toEqual([]);
    expect(problemsOf(schema, 'a-$B')).not.toEqual([]);
  });

  test('a rule whose value holds one is not evaluated, others are', () => {
    const schema = ruled('self.name == "a"', FIELDS);
    expect(problemsOf(schema, { name: '$B' }, true)).toEqual([]);
    expect(problemsOf(schema, { name: 'b' }, true)).toHaveLength(1);
    expect(
      problemsOf(ruled('self.a.b == ""', { 'x-kubernetes-preserve-unknown-fields': true }), { a: { b: ['$B'] } }, true),
    ).toEqual([]);
  });

  test('a field whose name is only known later may be any', () => {
    expect(problemsOf({ type: 'object' }, { $A: 1 }, true)).toEqual([]);
  });
});
