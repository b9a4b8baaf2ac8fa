import { ApiObject } from 'cdk8s';
import { Folder, Kustomization, VendoredFiles } from 'cdk8s-fluxcd';

import { bareConfigMap, filesOf, fleetOf, lines, messagesOf, objectOf } from './support.js';

function folderWith(replicas: { name: string; count: number }[], build: (folder: Folder) => void = () => undefined) {
  return fleetOf((cluster) => {
    const folder = new Folder(new Kustomization(cluster, 'apps'), 'shop', { namespace: 'shop', replicas });
    new ApiObject(folder, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { paused: true } });
    build(folder);
  });
}

describe('Replicas of a Folder', () => {
  it('stand in its kustomization file and count as declared', () => {
    const app = folderWith([{ name: 'web', count: 3 }]);
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'Deployment', 'web').spec).toEqual({ paused: true, replicas: 3 });
    expect(filesOf(app)['deploy/staging/apps/shop/kustomization.yaml']).toBe(
      [
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        'namespace: shop',
        'resources:',
        '- deployment-web.yaml',
        'replicas:',
        '- name: web',
        '  count: 3',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['wbe', 'did you mean "web"?'],
    ['settings', 'name a workload of this folder, or take the entry out'],
  ])('are an error where they name no workload: %s', (name, hint) => {
    const app = folderWith(
      [
        { name: 'web', count: 3 },
        { name, count: 1 },
      ],
      (folder) => bareConfigMap(folder, 'settings'),
    );
    expect(messagesOf(app)).toEqual([
      lines(
        `error FLX105 folder "deploy/staging/apps/shop": replicas[1].name "${name}" is no Deployment, StatefulSet, ReplicaSet or ReplicationController in it, and kustomize refuses that; ${hint}`,
        'at staging/apps/shop',
      ),
    ]);
  });

  it('may name what vendored files hold', () => {
    const app = folderWith([{ name: 'operator', count: 2 }], (folder) => {
      new VendoredFiles(folder, 'operator', { path: 'vendor/operator' });
    });
    expect(messagesOf(app)).toEqual([]);
  });

  it('are an error where the number is none that kustomize takes', () => {
    expect(messagesOf(folderWith([{ name: 'web', count: 1.5 }]))).toEqual([
      lines(
        'error FLX105 Deployment "web": spec.replicas becomes 1.5, which is no whole number that kustomize takes',
        'at staging/apps/shop/web',
      ),
    ]);
  });
});
