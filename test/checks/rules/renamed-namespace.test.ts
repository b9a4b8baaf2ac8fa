import { checkRenamedNamespaces } from '../../../lib/checks/rules/renamed-namespace.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { object } from '../support.js';

const judged = (spec: JsonObject, outer: JsonObject = {}) =>
  judge(checkRenamedNamespaces, {
    kustomizations: {
      tenants: { spec: outer },
      apps: { owner: 'tenants', spec, objects: [[object('Namespace web'), 'staging/web'], object('ConfigMap a/b')] },
    },
  });

describe('a Namespace', () => {
  test('keeps its name without targetNamespace', () => {
    expect(judged({})).toEqual([]);
  });

  test('keeps its name when that is the targetNamespace', () => {
    expect(judged({ targetNamespace: 'web' })).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['is patched', { targetNamespace: 'x' }, { patches: [{ target: { kind: 'Kustomization' }, patch: 'x' }] }],
    ['holds a variable', { targetNamespace: `\${NAME}` }, { postBuild: { substitute: { NAME: 'web' } } }],
  ])('may keep its name when the targetNamespace %s', (_, spec, outer) => {
    expect(judged(spec, outer)).toEqual([]);
  });

  test('is renamed by another targetNamespace', () => {
    expect(judged({ targetNamespace: 'apps' })).toEqual([
      'warning FLX514 Namespace "web": is renamed to "apps" by spec.targetNamespace of Kustomization "flux-system/apps"; apply it by a Kustomization without targetNamespace\n    at staging/web',
    ]);
  });

  test('of another API is none', () => {
    const objects = [{ ...object('Namespace web'), apiVersion: 'example.org/v1' }];
    const apps = { spec: { targetNamespace: 'apps' }, objects };
    expect(judge(checkRenamedNamespaces, { kustomizations: { apps } })).toEqual([]);
  });
});
