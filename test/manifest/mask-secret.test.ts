import { type KubeObject, maskSecret } from '../../lib/manifest/index.js';

const secret: KubeObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'a', labels: { app: 'x' } },
  type: 'Opaque',
  data: { password: 'aHVudGVyMg==', empty: '' },
  stringData: { token: 'hunter2', nested: { odd: 'hunter2' } },
};

test('replaces every value of data and stringData and keeps the names', () => {
  expect(maskSecret(secret)).toEqual({
    ...secret,
    data: { password: '***', empty: '***' },
    stringData: { token: '***', nested: '***' },
  });
  expect(secret.data).toEqual({ password: 'aHVudGVyMg==', empty: '' });
});

test('masks data that is no map', () => {
  expect(maskSecret({ ...secret, data: ['hunter2'], stringData: 'hunter2' })).toMatchObject({
    data: '***',
    stringData: '***',
  });
});

test('leaves a Secret without data as it is', () => {
  const bare: KubeObject = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: null };
  expect(maskSecret(bare)).toEqual(bare);
});

test.each([
  ['another kind', { ...secret, kind: 'ConfigMap' }],
  ['a Secret of another API', { ...secret, apiVersion: 'example.org/v1' }],
])('leaves %s as it is', (_title, object) => {
  expect(maskSecret(object)).toBe(object);
});
