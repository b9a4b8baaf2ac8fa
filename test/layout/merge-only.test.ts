import { ApiObject } from 'cdk8s';
import { Kustomization } from 'cdk8s-fluxcd';

import { clustersOf, filesOf } from '../fleet/support.js';

const PATCH = 'serviceaccount-robot.patch.yaml';

/** Clusters that differ in a list that merge has to repeat; in dev something names its owner without a namespace. */
function filesWith({ isNamed }: { readonly isNamed: boolean }): Record<string, string> {
  const app = clustersOf(['dev', 'production', 'staging'], (cluster, name) => {
    const apps = new Kustomization(cluster, 'apps', {
      base: 'base/apps',
      reference: name === 'staging',
      objects: { namespace: 'apps' },
    });
    const imagePullSecrets = ['a', 'b', 'c', 'd', name].map((each) => ({ name: each }));
    new ApiObject(apps, 'robot', { apiVersion: 'v1', kind: 'ServiceAccount', ...{ imagePullSecrets } });
    if (!isNamed || name !== 'dev') return;
    const subjects = [{ kind: 'ServiceAccount', name: 'robot' }];
    new ApiObject(apps, 'binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      ...{ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'robot' }, subjects },
    });
  });
  return filesOf(app);
}

describe('What a reference without a namespace may mean', () => {
  it('is patched by merge where both are built', () => {
    expect(filesWith({ isNamed: true })[`deploy/dev/apps/${PATCH}`]).toBe(`apiVersion: v1
kind: ServiceAccount
metadata:
  name: robot
  namespace: apps
imagePullSecrets:
- name: a
- name: b
- name: c
- name: d
- name: dev
`);
  });

  it('is patched in other clusters as if nothing named it', () => {
    const [before, after] = [filesWith({ isNamed: false }), filesWith({ isNamed: true })];
    const path = `deploy/production/apps/${PATCH}`;
    expect(after[path]).toBe('- op: replace\n  path: /imagePullSecrets/4/name\n  value: production\n');
    const changed = Object.keys(after).filter((each) => after[each] !== before[each]);
    expect(changed.filter((each) => !each.startsWith('deploy/dev/'))).toEqual([]);
  });
});
