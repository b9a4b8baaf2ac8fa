import { type SchemaProblem, type StructuralSchema, validateObject } from '../../../lib/api/index.js';
import type { Json } from '../../../lib/manifest/index.js';

const METADATA = { name: 'a' };

/** The problems of a value at `x`, without its path where that is just `x`. */
function problemsOf(x: StructuralSchema, value: Json): SchemaProblem[] {
  const schema: StructuralSchema = { type: 'object', properties: { x } };
  return [...validateObject(schema, { apiVersion: 'v1', kind: 'A', metadata: METADATA, x: value })];
}

const at = (...path: (string | number)[]) => ({ path: ['x', ...path] });

describe('types', () => {
  test.each<[StructuralSchema['type'], Json]>([
    ['string', ''],
    ['string', 'a'],
    ['integer', 1],
    ['integer', -1],
    ['integer', 2n ** 60n],
    ['number', 1],
    ['number', 1.5],
    ['number', 2n ** 60n],
    ['boolean', false],
    ['array', []],
    ['object', {}],
  ])('%s takes %p', (type, value) => {
    expect(problemsOf({ type }, value)).toEqual([]);
  });

  test.each<[string, Json]>([
    ['string', 1],
    ['string', true],
    ['string', ['a']],
    ['integer', 1.5],
    ['integer', '1'],
    ['number', '1'],
    ['boolean', 'true'],
    ['boolean', 0],
    ['array', {}],
    ['array', 'a'],
    ['object', []],
    ['object', 'a'],
  ])('%s does not take %p', (type, value) => {
    const problem = { problem: 'type', value, expected: [type] };
    expect(problemsOf({ type } as StructuralSchema, value)).toEqual([{ ...at(), ...problem }]);
  });

  test('int-or-string takes both, and nothing else', () => {
    const schema: StructuralSchema = {
      'x-kubernetes-int-or-string': true,
      anyOf: [{ type: 'integer' }, { type: 'string' }],
    };
    expect([8080, 'http', 2n ** 60n].flatMap((value) => problemsOf(schema, value))).toEqual([]);
    expect(problemsOf(schema, 1.5)).toEqual([
      { ...at(), problem: 'type', value: 1.5, expected: ['integer', 'string'] },
    ]);
  });

  test('below a wrong type nothing more is said', () => {
    const schema: StructuralSchema = { type: 'object', required: ['a'], minProperties: 1, properties: { a: {} } };
    expect(problemsOf(schema, 'text').map(({ problem }) => problem)).toEqual(['type']);
  });
});

describe('values', () => {
  const cases: readonly [
    title: string,
    StructuralSchema,
    good: readonly Json[],
    bad: readonly Json[],
    problem: object,
  ][] = [
    [
      'enum',
      { enum: ['a', 1, { b: [1] }], 'x-kubernetes-preserve-unknown-fields': true },
      ['a', 1, 1n, { b: [1n] }],
      ['b', '1', { b: [2] }],
      { problem: 'enum', allowed: ['a', 1, { b: [1] }] },
    ],
    ['pattern', { pattern: '^[a-z]+$' }, ['a', 7], ['', 'A'], { problem: 'pattern', pattern: '^[a-z]+$' }],
    ['pattern that is not anchored', { pattern: 'b' }, ['abc'], ['ac'], { problem: 'pattern', pattern: 'b' }],
    ['pattern by code point', { pattern: '^.$' }, ['😀'], ['😀😀'], { problem: 'pattern', pattern: '^.$' }],
    [
      'pattern that only compiles without u',
      { pattern: '^\\a-\\/$' },
      ['a-/'],
      ['a'],
      { problem: 'pattern', pattern: '^\\a-\\/$' },
    ],
    ['minLength', { minLength: 2 }, ['ab', '😀a', 1], ['a', '😀'], { problem: 'bound', bound: 'minLength', limit: 2 }],
    ['maxLength', { maxLength: 2 }, ['ab', '😀😀', 123], ['abc'], { problem: 'bound', bound: 'maxLength', limit: 2 }],
    ['minItems', { minItems: 1 }, [[1], 'a'], [[]], { problem: 'bound', bound: 'minItems', limit: 1 }],
    ['maxItems', { maxItems: 1 }, [[1]], [[1, 2]], { problem: 'bound', bound: 'maxItems', limit: 1 }],
    [
      'minProperties',
      { minProperties: 1, additionalProperties: true },
      [{ a: 1 }],
      [{}],
      { problem: 'bound', bound: 'minProperties', limit: 1 },
    ],
    [
      'maxProperties',
      { maxProperties: 1, additionalProperties: true },
      [{ a: 1 }],
      [{ a: 1, b: 2 }],
      { problem: 'bound', bound: 'maxProperties', limit: 1 },
    ],
    ['minimum', { minimum: 1 }, [1, 2n, 'a'], [0, -2n], { problem: 'bound', bound: 'minimum', limit: 1 }],
    ['maximum', { maximum: 1 }, [1, 1n], [1.5, 2n], { problem: 'bound', bound: 'maximum', limit: 1 }],
    [
      'exclusiveMinimum',
      { minimum: 1, exclusiveMinimum: true },
      [2],
      [1, 1n],
      { problem: 'bound', bound: 'exclusiveMinimum', limit: 1 },
    ],
    [
      'exclusiveMaximum',
      { maximum: 1, exclusiveMaximum: true },
      [0],
      [1],
      { problem: 'bound', bound: 'exclusiveMaximum', limit: 1 },
    ],
    ['multipleOf', { multipleOf: 3 }, [6, 9n], [7, 10n], { problem: 'bound', bound: 'multipleOf', limit: 3 }],
    ['a fraction', { multipleOf: 0.1 }, [0.3, 2n], [0.35], { problem: 'bound', bound: 'multipleOf', limit: 0.1 }],
    [
      'int32',
      { format: 'int32' },
      [2147483647, -2147483648],
      [2147483648, 2n ** 60n],
      { problem: 'format', format: 'int32' },
    ],
    ['int64', { format: 'int64' }, [2n ** 63n - 1n], [2n ** 63n], { problem: 'format', format: 'int64' }],
    ['byte', { format: 'byte' }, ['YQ==', 'YWI='], ['YQ=', 'a!'], { problem: 'format', format: 'byte' }],
    ['date', { format: 'date' }, ['2024-02-29'], ['2023-02-29', '2024-2-1'], { problem: 'format', format: 'date' }],
    [
      'date-time',
      { format: 'date-time' },
      ['2024-01-01T00:00:00Z', '2024-01-01t23:59:59.123+02:00'],
      ['2024-01-01', '2024-01-01T24:00:00Z', '2024-01-01T00:00:00', '2024-13-01T00:00:00Z'],
      { problem: 'format', format: 'date-time' },
    ],
    [
      'duration',
      { format: 'duration' },
      ['1h30m', '0', '-1.5s', '3 days'],
      ['1x', 'soon', ''],
      { problem: 'format', format: 'duration' },
    ],
    ['ipv4', { format: 'ipv4' }, ['10.0.0.1'], ['10.0.0.256', '::1'], { problem: 'format', format: 'ipv4' }],
    [
      'uuid',
      { format: 'uuid' },
      ['123e4567-e89b-12d3-a456-426614174000'],
      ['123'],
      { problem: 'format', format: 'uuid' },
    ],
  ];

  test.each(cases)('%s lets pass what it should', (_, schema, good) => {
    expect(good.flatMap((value) => problemsOf(schema, value))).toEqual([]);
  });

  test.each(cases)('%s tells what it should not let pass', (_, schema, __, bad, problem) => {
    expect(bad.map((value) => problemsOf(schema, value))).toEqual(bad.map((value) => [{ ...at(), ...problem, value }]));
  });

  test('a pattern over which JavaScript would take hours is judged in no time', () => {
    const schema: StructuralSchema = { pattern: '^(a+)+$' };
    expect(problemsOf(schema, 'a'.repeat(60))).toEqual([]);
    expect(problemsOf(schema, `${'a'.repeat(60)}!`)).toMatchObject([{ ...at(), problem: 'pattern' }]);
  });

  test.each(['(?i)^a$', '\\Aa\\z', '^[[:alpha:]]+$', '^\\pL$', '(?P<a>b)', '(', '\\Qa\\E'])(
    'the pattern %s, which JavaScript would not read as RE2 does, lets everything pass',
    (pattern) => {
      expect(problemsOf({ pattern }, '-')).toEqual([]);
    },
  );

  test('multipleOf 0, found by chance with a large integer, asks for nothing', () => {
    expect([7, 2n ** 60n].flatMap((value) => problemsOf({ multipleOf: 0 }, value))).toEqual([]);
  });

  test('a format that is not known lets everything pass', () => {
    expect(problemsOf({ format: 'planet' }, 'Pluto')).toEqual([]);
  });

  test('every problem of one value is told', () => {
    expect(problemsOf({ enum: ['a'], pattern: '^a$', maxLength: 1 }, 'bb').map(({ problem }) => problem)).toEqual([
      'enum',
      'pattern',
      'bound',
    ]);
  });
});

describe('fields', () => {
  const schema: StructuralSchema = {
    type: 'object',
    properties: { b: { type: 'string' }, a: {} },
    required: ['b', 'c'],
  };

  test('a field that the schema lacks is a problem that knows the others; so is one that is missing', () => {
    expect(problemsOf(schema, { d: 1, b: 2 })).toEqual([
      { ...at('d'), problem: 'unknown', value: 1, known: ['a', 'b'] },
      { ...at('b'), problem: 'type', value: 2, expected: ['string'] },
      { ...at('c'), problem: 'required' },
    ]);
  });

  test('an object without fields has none', () => {
    expect(problemsOf({ type: 'object' }, { a: 1 })).toEqual([{ ...at('a'), problem: 'unknown', value: 1, known: [] }]);
  });

  test('additionalProperties is what every other field must be like', () => {
    const map: StructuralSchema = { type: 'object', additionalProperties: { type: 'string' } };
    expect(problemsOf(map, { a: 'b', 'c/d': 1 })).toEqual([
      { ...at('c/d'), problem: 'type', value: 1, expected: ['string'] },
    ]);
    expect(problemsOf({ type: 'object', additionalProperties: true }, { a: { b: 1 } })).toEqual([]);
    expect(problemsOf({ type: 'object', additionalProperties: false }, { a: 1 })).toHaveLength(1);
  });

  test('preserved fields are not looked into, named ones are', () => {
    const open: StructuralSchema = { ...schema, required: [], 'x-kubernetes-preserve-unknown-fields': true };
    expect(problemsOf(open, { d: { e: 1 } })).toEqual([]);
    expect(problemsOf(open, { b: 1, d: 1 })).toEqual([{ ...at('b'), problem: 'type', value: 1, expected: ['string'] }]);
  });

  test('fields of a preserved object that has a schema are told again', () => {
    const open: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true, properties: { b: schema } };
    expect(problemsOf(open, { b: { b: '', c: '', d: 1 } }).map(({ path }) => path)).toEqual([
      ['x', 'b', 'c'],
      ['x', 'b', 'd'],
    ]);
  });

  test('an embedded resource has apiVersion, kind and metadata', () => {
    const embedded: StructuralSchema = {
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      properties: { spec: {} },
    };
    expect(problemsOf(embedded, { apiVersion: 'v1', kind: 'A', metadata: { name: 1, odd: true }, spec: 1 })).toEqual(
      [],
    );
    expect(problemsOf(embedded, { apiVersion: '', other: 1 })).toEqual([
      { ...at('apiVersion'), problem: 'bound', value: '', bound: 'minLength', limit: 1 },
      { ...at('other'), problem: 'unknown', value: 1, known: ['apiVersion', 'kind', 'metadata', 'spec'] },
      { ...at('kind'), problem: 'required' },
    ]);
  });

  test('of the object itself metadata is not looked into, all else is', () => {
    const root: StructuralSchema = {
      type: 'object',
      properties: { metadata: { type: 'object', properties: {}, required: ['labels'] }, spec: { type: 'object' } },
    };
    const object = { apiVersion: 'v1', kind: 'A', metadata: { name: 'a', odd: 1 }, status: {} };
    expect(validateObject(root, object)).toEqual([
      { path: ['status'], problem: 'unknown', value: {}, known: ['apiVersion', 'kind', 'metadata', 'spec'] },
    ]);
  });

  test('names of Object.prototype are names like all others', () => {
    expect(problemsOf(schema, { b: '', c: 1, constructor: 1, toString: 1 }).map(({ path }) => path[1])).toEqual([
      'c',
      'constructor',
      'toString',
    ]);
    expect(problemsOf({ type: 'object', required: ['constructor'] }, {})).toEqual([
      { ...at('constructor'), problem: 'required' },
    ]);
  });
});

describe('defaults and nulls', () => {
  const withDefault: StructuralSchema = {
    type: 'object',
    properties: {
      a: { type: 'string', default: 'x' },
      b: { type: 'object', default: {}, properties: { c: { default: 1 } } },
    },
    required: ['a', 'b'],
  };

  test('a field with a default is never missing, and neither are those in the default', () => {
    expect(problemsOf(withDefault, {})).toEqual([]);
  });

  test('a default is judged as if it were written', () => {
    const wrong: StructuralSchema = { type: 'object', properties: { a: { default: 'x', enum: ['y'] } } };
    expect(problemsOf(wrong, {})).toEqual([{ ...at('a'), problem: 'enum', value: 'x', allowed: ['y'] }]);
  });

  test('null is the default where there is one, else the field is not there', () => {
    expect(problemsOf(withDefault, { a: null, b: null })).toEqual([]);
    const needed: StructuralSchema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] };
    expect(problemsOf(needed, { a: null })).toEqual([{ ...at('a'), problem: 'required' }]);
    expect(problemsOf({ ...needed, required: [] }, { a: null })).toEqual([]);
  });

  test('null stays where it is allowed, and satisfies everything', () => {
    const nullable: StructuralSchema = {
      type: 'object',
      properties: { a: { type: 'string', nullable: true, enum: ['x'] } },
      required: ['a'],
    };
    expect(problemsOf(nullable, { a: null })).toEqual([]);
  });

  test('null in a map is left out, null in a list is a value', () => {
    expect(problemsOf({ type: 'object', additionalProperties: { type: 'string' } }, { a: null })).toEqual([]);
    expect(problemsOf({ type: 'array', items: { type: 'string' } }, ['a', null])).toEqual([
      { ...at(1), problem: 'type', value: null, expected: ['string'] },
    ]);
  });

  test('null in a preserved field is data', () => {
    expect(problemsOf({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { a: null })).toEqual([]);
  });

  test('a null that no schema knows is an unknown field', () => {
    expect(problemsOf({ type: 'object' }, { a: null })).toEqual([
      { ...at('a'), problem: 'unknown', value: null, known: [] },
    ]);
  });

  test('the object is not changed', () => {
    const value = Object.freeze({ b: Object.freeze({}), a: null });
    problemsOf(withDefault, value);
    expect(value).toEqual({ b: {}, a: null });
  });
});

describe('lists', () => {
  test('each item is judged at its place', () => {
    expect(problemsOf({ type: 'array', items: { type: 'integer' } }, [1, 'a', 2, {}])).toEqual([
      { ...at(1), problem: 'type', value: 'a', expected: ['integer'] },
      { ...at(3), problem: 'type', value: {}, expected: ['integer'] },
    ]);
  });

  test('a set has no item twice', () => {
    const set: StructuralSchema = { type: 'array', items: {}, 'x-kubernetes-list-type': 'set' };
    expect(problemsOf(set, [1, '1', true])).toEqual([]);
    expect(problemsOf(set, ['a', 'b', 'a'])).toEqual([{ ...at(2), problem: 'repeated', value: 'a', keys: [] }]);
    const repeated = problemsOf({ ...set, items: { 'x-kubernetes-preserve-unknown-fields': true } }, [
      { a: 1, b: 2 },
      { b: 2n, a: 1 },
    ]);
    expect(repeated).toEqual([{ ...at(1), problem: 'repeated', value: { b: 2n, a: 1 }, keys: [] }]);
  });

  test('a map has no item with the keys of another, defaults counted', () => {
    const map: StructuralSchema = {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      items: { type: 'object', properties: { port: {}, protocol: { default: 'TCP' }, name: {} } },
    };
    expect(problemsOf(map, [{ port: 1 }, { port: 1, protocol: 'UDP' }, { port: 2 }])).toEqual([]);
    expect(problemsOf(map, [{ port: 1 }, { port: 1, protocol: 'TCP', name: 'a' }])).toEqual([
      { ...at(1), problem: 'repeated', value: { port: 1, protocol: 'TCP', name: 'a' }, keys: ['port', 'protocol'] },
    ]);
  });

  test('a list that is atomic may repeat itself', () => {
    expect(problemsOf({ type: 'array', items: {}, 'x-kubernetes-list-type': 'atomic' }, [1, 1])).toEqual([]);
  });
});

describe('alternatives', () => {
  const a: StructuralSchema = { required: ['a'] };
  const b: StructuralSchema = { required: ['b'], properties: { b: { type: 'string' } } };
  const fields: StructuralSchema = { type: 'object', properties: { a: {}, b: {}, c: {} } };

  test('anyOf needs one', () => {
    const schema = { ...fields, anyOf: [a, b] };
    const good: Json[] = [{ a: 1 }, { b: '' }, { a: 1, b: '' }];
    expect(good.flatMap((value) => problemsOf(schema, value))).toEqual([]);
    expect(problemsOf(schema, { b: 1 })).toEqual([{ ...at(), problem: 'alternative', of: 'anyOf' }]);
  });

  test('oneOf needs exactly one', () => {
    const schema = { ...fields, oneOf: [a, b] };
    const good: Json[] = [{ a: 1 }, { b: '' }, { a: 1, b: 1 }];
    expect(good.flatMap((value) => problemsOf(schema, value))).toEqual([]);
    const problem = { ...at(), problem: 'alternative', of: 'oneOf' };
    expect([problemsOf(schema, {}), problemsOf(schema, { a: 1, b: '' })]).toEqual([[problem], [problem]]);
  });

  test('not must not hold', () => {
    const schema = { ...fields, not: { required: ['a', 'b'] } };
    expect(problemsOf(schema, { a: 1 })).toEqual([]);
    expect(problemsOf(schema, { a: 1, b: 1 })).toEqual([{ ...at(), problem: 'alternative', of: 'not' }]);
  });

  test('allOf tells what does not hold, each by itself', () => {
    expect(problemsOf({ ...fields, allOf: [a, b] }, { b: 1 })).toEqual([
      { ...at('a'), problem: 'required' },
      { ...at('b'), problem: 'type', value: 1, expected: ['string'] },
    ]);
  });
});
