import type { JsonObject } from '../../lib/manifest/index.js';
import { kubeConfigOf } from '../../lib/model/index.js';
import { flux, kustomization } from '../report/seed-model.js';

const of = (spec: JsonObject) => kubeConfigOf(kustomization('apps', [], { object: { ...flux('apps'), spec } }));

describe('kubeConfigOf', () => {
  test('names a Secret beside the Kustomization, and the key in it', () => {
    expect(of({ kubeConfig: { secretRef: { name: 'edge', key: 'config' } } })).toEqual({
      kind: 'Secret',
      namespace: 'flux-system',
      name: 'edge',
      key: 'config',
    });
  });

  test('names a ConfigMap', () => {
    expect(of({ kubeConfig: { configMapRef: { name: 'edge' } } })).toEqual({
      kind: 'ConfigMap',
      namespace: 'flux-system',
      name: 'edge',
      key: '',
    });
  });

  test.each<JsonObject>([{}, { kubeConfig: {} }, { kubeConfig: null }, { kubeConfig: { secretRef: 'edge' } }])(
    'is undefined where nothing is named: %j',
    (spec) => {
      expect(of(spec)).toBeUndefined();
    },
  );

  test('is undefined for the entry of an app, which has no object', () => {
    expect(kubeConfigOf(kustomization('flux-system', []))).toBeUndefined();
  });
});
