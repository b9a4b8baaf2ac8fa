import { type KubeObject, orderKeys } from '../../lib/manifest/index.js';

const text = (object: unknown) => JSON.stringify(object);

test('puts apiVersion, kind and metadata first and keeps the order of the others', () => {
  const object = { spec: 1, kind: 'X', status: 2, metadata: { name: 'a' }, apiVersion: 'v1', data: 3 } as KubeObject;
  expect(text(orderKeys(object))).toBe(
    '{"apiVersion":"v1","kind":"X","metadata":{"name":"a"},"spec":1,"status":2,"data":3}',
  );
});

test('puts name, namespace, labels and annotations first in the metadata and keeps the order of the others', () => {
  const metadata = { uid: '1', annotations: {}, labels: {}, finalizers: [], namespace: 'n', name: 'a' };
  const object: KubeObject = { apiVersion: 'v1', kind: 'X', metadata };
  expect(text(orderKeys(object).metadata)).toBe(
    '{"name":"a","namespace":"n","labels":{},"annotations":{},"uid":"1","finalizers":[]}',
  );
});

test('leaves the order inside labels, annotations and spec alone', () => {
  const object = {
    kind: 'X',
    apiVersion: 'v1',
    metadata: { name: 'a', labels: { z: '1', a: '2' } },
    spec: { z: 1, name: 2 },
  };
  expect(text(orderKeys(object))).toContain('{"z":"1","a":"2"}');
  expect(text(orderKeys(object))).toContain('{"z":1,"name":2}');
});

test('does not change what it is given', () => {
  const object = { kind: 'X', apiVersion: 'v1', metadata: { namespace: 'n', name: 'a' } };
  const before = text(object);
  orderKeys(object);
  expect(text(object)).toBe(before);
});

test.each<[string, KubeObject]>([
  [
    'all keys',
    {
      apiVersion: 'v1',
      kind: 'X',
      metadata: { name: 'a', namespace: 'b', labels: {}, annotations: {}, x: 1 },
      z: 1,
      a: 2,
    },
  ],
  ['few keys', { apiVersion: 'v1', kind: 'X', metadata: { name: 'a', annotations: {} } }],
])('gives the same reference back when %s are in order', (_title, object) => {
  expect(orderKeys(object)).toBe(object);
});
