import { checkTenantRights } from '../../../lib/checks/rules/tenant-rights.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux, object } from '../support.js';

const labels = { 'toolkit.fluxcd.io/tenant': 'red' };
const account = object('ServiceAccount team-a/flux', { metadata: { labels } });
const kubeConfig = { secretRef: { name: 'remote' } };

const judged = (text: string, spec: JsonObject, owner: JsonObject = {}) =>
  judge(checkTenantRights, {
    objects: [account],
    kustomizations: { tenants: { spec: owner, objects: [flux(text, spec)] } },
  });

describe.each(['Kustomization', 'HelmRelease'])('a %s of a tenant', (kind) => {
  const text = `${kind} team-a/apps`;

  test.each<[string, JsonObject]>([
    ['acts as its ServiceAccount', { serviceAccountName: 'flux' }],
    ['acts as another one of its namespace', { serviceAccountName: 'deployer' }],
    ['names its own namespace', { serviceAccountName: 'flux', targetNamespace: 'team-a' }],
    ['goes to another cluster', { kubeConfig, targetNamespace: 'other' }],
  ])('is fine when it %s', (_, spec) => {
    expect(judged(text, spec)).toEqual([]);
  });

  test('needs a ServiceAccount', () => {
    expect(judged(text, {})).toEqual([
      `error FLX131 ${kind} "team-a/apps": spec.serviceAccountName is missing; Flux would not act as tenant "red", but with the rights that it was started with; write "flux"`,
    ]);
  });

  test('stays in its namespace', () => {
    expect(judged(text, { serviceAccountName: 'flux', targetNamespace: 'other' })).toEqual([
      `error FLX131 ${kind} "team-a/apps": spec.targetNamespace "other" is not the namespace of tenant "red"; leave it out, or "allow" it where its ServiceAccount has rights there`,
    ]);
  });

  test('may get what it lacks by a patch', () => {
    const owner = { patches: [{ target: { kind }, patch: 'x' }] };
    expect(judged(text, {}, owner)).toEqual([expect.stringMatching(/^unknown FLX131 /)]);
  });

  test('may do anything outside of the namespaces of tenants', () => {
    expect(judged(`${kind} infra/apps`, { targetNamespace: 'other' })).toEqual([]);
  });
});

describe('a HelmRelease of a tenant', () => {
  test('keeps its history in its namespace', () => {
    expect(judged('HelmRelease team-a/web', { serviceAccountName: 'flux', storageNamespace: 'other' })).toEqual([
      'error FLX131 HelmRelease "team-a/web": spec.storageNamespace "other" is not the namespace of tenant "red"; leave it out, or "allow" it where its ServiceAccount has rights there',
    ]);
  });
});
