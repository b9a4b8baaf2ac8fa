import fc from 'fast-check';

import { parseCrd, type StructuralSchema, validateObject } from '../../../lib/api/index.js';
import type { Json, JsonObject } from '../../../lib/manifest/index.js';

const KEYS = ['a', 'b', 'constructor', '__proto__', 'x/y'] as const;
const key = fc.constantFrom(...KEYS);

const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 0, 1, -1.5, 2n ** 60n, '', 'a', '😀', '10m', '$A'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value;

const RULES = [
  'self.a == 1',
  'size(self) > 1',
  'has(self.b)',
  'self',
  '(',
  'self.all(x, x == self)',
  'self == oldSelf',
];

/** Everything that is a schema by its form, sense or not. */
function schemaOf(depth: number): fc.Arbitrary<StructuralSchema> {
  const below = depth === 0 ? fc.constant<StructuralSchema>({}) : schemaOf(depth - 1);
  const list = fc.array(below, { maxLength: 2 });
  const keywords = {
    type: fc.constantFrom('object', 'array', 'string', 'integer', 'number', 'boolean'),
    format: fc.constantFrom('int32', 'date-time', 'duration', 'byte', 'planet'),
    pattern: fc.constantFrom('^a$', '(', '(?i)a'),
    enum: fc.array(value, { maxLength: 2 }),
    required: fc.array(key, { maxLength: 2 }),
    properties: fc.dictionary(key, below, { maxKeys: 3 }),
    additionalProperties: fc.oneof(fc.boolean(), below),
    items: below,
    default: value,
    nullable: fc.boolean(),
    maxLength: fc.nat(2),
    minItems: fc.nat(2),
    multipleOf: fc.constantFrom(0, 1, 0.5, 3),
    minimum: fc.constantFrom(0, 1),
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: below,
    'x-kubernetes-preserve-unknown-fields': fc.boolean(),
    'x-kubernetes-embedded-resource': fc.boolean(),
    'x-kubernetes-int-or-string': fc.boolean(),
    'x-kubernetes-list-type': fc.constantFrom('set', 'map', 'atomic'),
    'x-kubernetes-list-map-keys': fc.array(key, { maxLength: 2 }),
    'x-kubernetes-validations': fc.array(fc.record({ rule: fc.constantFrom(...RULES) }), { maxLength: 2 }),
  };
  const entries: [string, fc.Arbitrary<unknown>][] = Object.entries(keywords);
  return fc
    .subarray(entries, { maxLength: 6 })
    .chain((some) => fc.record(Object.fromEntries(some)) as fc.Arbitrary<StructuralSchema>);
}

const schema = schemaOf(2);

function crdWith(openAPIV3Schema: StructuralSchema): JsonObject {
  const versions = [{ name: 'v1', schema: { openAPIV3Schema } }];
  const spec = { group: 'example.org', names: { kind: 'A' }, scope: 'Cluster', versions };
  return { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', spec } as unknown as JsonObject;
}

const object = (x: Json) => ({ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, x });

test('whatever a schema says, every value is judged, twice the same, and stays as it is', () => {
  fc.assert(
    fc.property(schema, value, fc.boolean(), (x, given, variables) => {
      expect(parseCrd(crdWith(x))).toHaveProperty('crd');
      const root: StructuralSchema = { type: 'object', properties: { x } };
      const before = structuredClone(given);
      const options = variables ? { isOpaque: (text: string) => text.startsWith('$') } : {};
      const problems = validateObject(root, object(given), options);
      expect(given).toEqual(before);
      expect(validateObject(root, object(given), options)).toEqual(problems);
    }),
  );
});

test('every problem has a place in the value that the schema is about', () => {
  fc.assert(
    fc.property(schema, value, (x, given) => {
      const root: StructuralSchema = { type: 'object', properties: { x } };
      for (const { path } of validateObject(root, object(given))) expect(path[0]).toBe('x');
    }),
  );
});

test('any text is a schema, or is told not to be one', () => {
  fc.assert(
    fc.property(value, (x) => {
      const parsed = parseCrd(crdWith(x as StructuralSchema));
      if ('crd' in parsed) validateObject(parsed.crd.versions[0]?.schema ?? {}, object(x));
      else expect(parsed.problem).toContain('schema');
    }),
  );
});
