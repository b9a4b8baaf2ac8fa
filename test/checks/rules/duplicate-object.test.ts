import { checkDuplicateObjects } from '../../../lib/checks/rules/duplicate-object.js';

import { judge } from '../judge.js';
import { type ClusterInput, lines, object } from '../support.js';

const findingsOf = (input: ClusterInput) => judge(checkDuplicateObjects, input);
const map = (text: string) => object(`ConfigMap ${text}`);

describe('objects of one Kustomization', () => {
  test.each([
    ['by name', [map('apps/a'), map('apps/b')]],
    ['by namespace', [map('apps/a'), map('infra/a')]],
    ['by a namespace that only one has', [map('apps/a'), map('a')]],
    ['by kind', [map('apps/a'), object('ServiceAccount apps/a')]],
    ['by group', [object('Service apps/a'), object('Service apps/a', { apiVersion: 'serving.knative.dev/v1' })]],
    ['although they have no name yet', [object('Job apps/'), object('Job apps/')]],
  ])('may differ %s', (_, objects) => {
    expect(findingsOf({ objects })).toEqual([]);
  });

  test('may be the same as in another cluster of Flux', () => {
    const remote = (name: string) => ({ spec: { kubeConfig: { secretRef: { name } } }, objects: [map('apps/a')] });
    expect(findingsOf({ kustomizations: { east: remote('east'), west: remote('west') } })).toEqual([]);
  });
});

describe('two objects with one identity', () => {
  test('name both constructs', () => {
    const objects = [[map('apps/a'), 'staging/one'] as const, [map('apps/a'), 'staging/two'] as const];
    expect(findingsOf({ kustomizations: { apps: { objects } } })).toEqual([
      lines(
        'error FLX102 ConfigMap "apps/a": is declared twice in Kustomization "flux-system/apps": by "staging/one" and by "staging/two"; give one of them another name',
        'first declared at staging/one',
        'at staging/two',
      ),
    ]);
  });

  test('name the files they were read from', () => {
    const at = (line: number) => [map('apps/a'), { file: 'apps/a.yaml', line, column: 1 }] as const;
    expect(findingsOf({ objects: [at(1), at(8)] })).toEqual([
      lines(
        'error FLX102 ConfigMap "apps/a": is declared twice in Kustomization "flux-system/flux-system": by "apps/a.yaml:1:1" and by "apps/a.yaml:8:1"; give one of them another name',
        'first declared at apps/a.yaml:1:1',
        'at apps/a.yaml:8:1',
      ),
    ]);
  });

  const repeated =
    'is declared twice in Kustomization "flux-system/apps"; give one of them another name\n    first declared';

  test.each([
    [
      'of two versions',
      [object('Deployment a'), object('Deployment a', { apiVersion: 'apps/v1beta1' })],
      'Deployment "a"',
    ],
    [
      'of a cluster-scoped kind, with and without a namespace',
      [object('ClusterRole a'), object('ClusterRole x/a')],
      'ClusterRole "a"',
    ],
  ])('are found %s', (_, objects, subject) => {
    expect(findingsOf({ kustomizations: { apps: { objects } } })).toEqual([`error FLX102 ${subject}: ${repeated}`]);
  });

  test('are found where targetNamespace makes them one', () => {
    const apps = { spec: { targetNamespace: 'apps' }, objects: [map('x/a'), map('a')] };
    expect(findingsOf({ kustomizations: { apps } })).toEqual([`error FLX102 ConfigMap "apps/a": ${repeated}`]);
  });

  test('are found each time', () => {
    const objects = [map('apps/a'), map('apps/a'), map('apps/a')];
    expect(findingsOf({ kustomizations: { apps: { objects } } })).toHaveLength(2);
  });
});
