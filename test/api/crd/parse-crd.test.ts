import { isCrd, parseCrd } from '../../../lib/api/index.js';
import type { Json, JsonObject } from '../../../lib/manifest/index.js';

const SCHEMA = { type: 'object', properties: { spec: { type: 'object' } } };
const SPEC = {
  group: 'cert-manager.io',
  names: { kind: 'ClusterIssuer', plural: 'clusterissuers' },
  scope: 'Cluster',
  versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: SCHEMA } }],
};

function crd(spec: Json, apiVersion = 'apiextensions.k8s.io/v1'): JsonObject {
  return { apiVersion, kind: 'CustomResourceDefinition', metadata: { name: 'a' }, spec };
}

function withSchema(openAPIV3Schema: Json): JsonObject {
  return crd({ ...SPEC, versions: [{ name: 'v1', schema: { openAPIV3Schema } }] });
}

const problem = (value: Json) => (parseCrd(value) as { problem?: string }).problem;

test('a definition says group, kind, scope and versions', () => {
  expect(parseCrd(crd(SPEC))).toEqual({
    crd: {
      group: 'cert-manager.io',
      kind: 'ClusterIssuer',
      scope: 'Cluster',
      versions: [{ name: 'v1', served: true, deprecated: false, schema: SCHEMA }],
    },
  });
});

test('versions keep their order, and say whether they are served and deprecated', () => {
  const versions: Json = [{ name: 'v1alpha1', served: false }, { name: 'v1beta1', deprecated: true }, { name: 'v1' }];
  const parsed = parseCrd(crd({ ...SPEC, versions })) as { crd: { versions: readonly object[] } };
  expect(parsed.crd.versions).toMatchObject([
    { name: 'v1alpha1', served: false, deprecated: false },
    { name: 'v1beta1', served: true, deprecated: true },
    { name: 'v1', served: true, deprecated: false },
  ]);
});

test('a version without a schema takes every object', () => {
  const parsed = parseCrd(crd({ ...SPEC, versions: [{ name: 'v1' }] })) as { crd: { versions: readonly object[] } };
  expect(parsed.crd.versions).toMatchObject([
    { schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
  ]);
});

test('a definition is told by kind and group', () => {
  expect(isCrd(crd(SPEC))).toBe(true);
  expect(isCrd(crd(SPEC, 'apiextensions.k8s.io/v1beta1'))).toBe(true);
  expect(isCrd(crd(SPEC, 'example.org/v1'))).toBe(false);
  const others: Json[] = [null, 'text', [], {}, { kind: 'CustomResourceDefinition' }];
  expect(others.filter((value) => isCrd(value))).toEqual([]);
});

test.each<[Json, string]>([
  [{ apiVersion: 'v1', kind: 'ConfigMap' }, 'is no CustomResourceDefinition'],
  [null, 'is no CustomResourceDefinition'],
  [
    crd(SPEC, 'apiextensions.k8s.io/v1beta1'),
    'has apiVersion "apiextensions.k8s.io/v1beta1"; only apiextensions.k8s.io/v1 is read',
  ],
  [crd(null), 'has no "spec"'],
  [crd({ ...SPEC, group: '' }), 'has no "spec.group"'],
  [crd({ ...SPEC, names: {} }), 'has no "spec.names.kind"'],
  [crd({ ...SPEC, scope: 'World' }), 'has a "spec.scope" that is neither "Namespaced" nor "Cluster"'],
  [crd({ ...SPEC, versions: [] }), 'has no "spec.versions"'],
  [crd({ ...SPEC, versions: {} }), 'has no "spec.versions"'],
  [crd({ ...SPEC, versions: [{ name: 'v1' }, {}] }), 'has no "spec.versions[1].name"'],
])('what is no definition is told: %#', (value, text) => {
  expect(problem(value)).toBe(text);
});

const AT = 'spec.versions[0].schema.openAPIV3Schema';

test.each<[Json, string]>([
  ['text', `has no schema at "${AT}"`],
  [{ type: ['object'] }, `has no text at "${AT}.type"`],
  [{ maxLength: '3' }, `has no number at "${AT}.maxLength"`],
  [{ enum: 'a' }, `has no list at "${AT}.enum"`],
  [{ required: [1] }, `has no list of texts at "${AT}.required"`],
  [{ 'x-kubernetes-validations': ['true'] }, `has no list of rules at "${AT}.x-kubernetes-validations"`],
  [
    { 'x-kubernetes-validations': [{ rule: 'true', message: 5 }] },
    `has no list of rules at "${AT}.x-kubernetes-validations"`,
  ],
  [
    { 'x-kubernetes-validations': [{ rule: 'true', messageExpression: 5 }] },
    `has no list of rules at "${AT}.x-kubernetes-validations"`,
  ],
  [{ properties: [] }, `has no map of schemas at "${AT}.properties"`],
  [
    { properties: { a: { items: { properties: { b: null } } } } },
    `has no schema at "${AT}.properties.a.items.properties.b"`,
  ],
  [{ additionalProperties: 'yes' }, `has no schema at "${AT}.additionalProperties"`],
  [{ anyOf: {} }, `has no list of schemas at "${AT}.anyOf"`],
  [{ oneOf: [{}, { not: 1 }] }, `has no schema at "${AT}.oneOf[1].not"`],
])('a schema that is none is told with its place: %j', (schema, text) => {
  expect(problem(withSchema(schema))).toBe(text);
});

test.each<Json>([{ additionalProperties: true }, { additionalProperties: {} }, { planet: 1 }, { default: null }, {}])(
  'a schema may say %j',
  (schema) => {
    expect(problem(withSchema(schema))).toBeUndefined();
  },
);
