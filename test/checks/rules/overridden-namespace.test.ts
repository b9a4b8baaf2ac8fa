import { checkOverriddenNamespaces } from '../../../lib/checks/rules/overridden-namespace.js';
import type { JsonObject, KubeObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { object } from '../support.js';

const judged = (spec: JsonObject, each: KubeObject, outer: JsonObject = {}) =>
  judge(checkOverriddenNamespaces, {
    kustomizations: { outer: { spec: outer }, apps: { owner: 'outer', spec, objects: [[each, 'staging/it']] } },
  });

describe('the namespace of an object', () => {
  test.each<[string, JsonObject, KubeObject]>([
    ['is kept without targetNamespace', {}, object('ConfigMap other/it')],
    ['is that of targetNamespace', { targetNamespace: 'team' }, object('ConfigMap team/it')],
    ['is given by targetNamespace', { targetNamespace: 'team' }, object('ConfigMap it')],
    ['means nothing on a cluster-scoped kind', { targetNamespace: 'team' }, object('ClusterRole other/it')],
  ])('%s', (_, spec, each) => {
    expect(judged(spec, each)).toEqual([]);
  });

  test('may be kept where the targetNamespace is patched', () => {
    const outer = { patches: [{ target: { kind: 'Kustomization' }, patch: 'x' }] };
    expect(judged({ targetNamespace: 'team' }, object('ConfigMap other/it'), outer)).toEqual([]);
  });

  test('is overridden by another targetNamespace', () => {
    expect(judged({ targetNamespace: 'team' }, object('ConfigMap other/it'))).toEqual([
      'warning FLX132 ConfigMap "other/it": metadata.namespace "other" becomes "team" by spec.targetNamespace of Kustomization "flux-system/apps"; leave it out, or apply it by a Kustomization without targetNamespace\n    at staging/it',
    ]);
  });
});
