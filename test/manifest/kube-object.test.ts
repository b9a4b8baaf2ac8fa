import {
  displayName,
  groupOf,
  isJsonObject,
  isKubeObject,
  type KubeObject,
  objectId,
  objectKey,
  referenceId,
} from '../../lib/manifest/index.js';

const release: KubeObject = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'podinfo', namespace: 'apps' },
};
const namespace: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } };

test.each([
  ['v1', ''],
  ['apps/v1', 'apps'],
  ['source.toolkit.fluxcd.io/v1beta2', 'source.toolkit.fluxcd.io'],
])('the group of %s is "%s"', (apiVersion, group) => {
  expect(groupOf(apiVersion)).toBe(group);
});

test('the identity of an object leaves out the version', () => {
  expect(objectId(release)).toEqual({
    group: 'helm.toolkit.fluxcd.io',
    kind: 'HelmRelease',
    namespace: 'apps',
    name: 'podinfo',
  });
  expect(objectId(namespace)).toEqual({ group: '', kind: 'Namespace', namespace: '', name: 'apps' });
});

test('a namespace that is no string counts as none', () => {
  expect(objectId({ ...namespace, metadata: { name: 'a', namespace: null } }).namespace).toBe('');
});

test('a reference has the identity of what it names', () => {
  const { apiVersion, kind } = release;
  expect(referenceId({ apiVersion, kind, name: 'podinfo', namespace: 'apps' })).toEqual(objectId(release));
  expect(referenceId({ apiVersion: 'v1', kind: 'Namespace', name: 'apps' })).toEqual(objectId(namespace));
});

test('the key of an identity is one string', () => {
  expect(objectKey(objectId(release))).toBe('helm.toolkit.fluxcd.io/HelmRelease/apps/podinfo');
  expect(objectKey(objectId(namespace))).toBe('/Namespace//apps');
});

test('messages name an object by kind, namespace and name', () => {
  expect(displayName(objectId(release))).toBe('HelmRelease "apps/podinfo"');
  expect(displayName(objectId(namespace))).toBe('Namespace "apps"');
});

test.each([
  ['an object', release, true],
  ['no apiVersion', { kind: 'X', metadata: {} }, false],
  ['no kind', { apiVersion: 'v1', metadata: {} }, false],
  ['no metadata', { apiVersion: 'v1', kind: 'X' }, false],
  ['metadata that is a list', { apiVersion: 'v1', kind: 'X', metadata: [] }, false],
  ['null', null, false],
  ['a list', [release], false],
])('%s: a Kubernetes object is known by apiVersion, kind and metadata', (_title, value, expected) => {
  expect(isKubeObject(value)).toBe(expected);
});

test.each([
  [{}, true],
  [[], false],
  [null, false],
  ['a', false],
  [undefined, false],
])('%p is a map: %s', (value, expected) => {
  expect(isJsonObject(value)).toBe(expected);
});
