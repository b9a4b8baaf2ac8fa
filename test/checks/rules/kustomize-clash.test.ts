import { checkKustomizeClashes } from '../../../lib/checks/rules/kustomize-clash.js';

import { judge } from '../judge.js';
import { type ClusterInput, lines, object } from '../support.js';

const findingsOf = (input: ClusterInput) => judge(checkKustomizeClashes, input);
const map = (text: string) => object(`ConfigMap ${text}`);

describe('an object in namespace "default"', () => {
  test.each([
    ['alone', [map('default/a')]],
    ['beside one of another name', [map('default/a'), map('b')]],
    ['beside one of another namespace', [map('default/a'), map('apps/a')]],
    ['beside one of another kind', [map('default/a'), object('ServiceAccount a')]],
  ])('is fine %s', (_, objects) => {
    expect(findingsOf({ objects })).toEqual([]);
  });

  test('is fine beside one of another Kustomization', () => {
    expect(findingsOf({ objects: [map('a')], kustomizations: { apps: { objects: [map('default/a')] } } })).toEqual([]);
  });

  const message =
    'error FLX105 ConfigMap "default/a": is the same to kustomize as ConfigMap "a" without a namespace in Kustomization "flux-system/apps"; give both a namespace, or one of them another name';

  test('clashes with one without a namespace', () => {
    const objects = [[map('a'), 'staging/bare'] as const, [map('default/a'), 'staging/default'] as const];
    expect(findingsOf({ kustomizations: { apps: { objects } } })).toEqual([
      lines(message, 'ConfigMap "a" is declared at staging/bare', 'at staging/default'),
    ]);
  });

  test('clashes although another Kustomization has the bare one too', () => {
    const findings = findingsOf({
      objects: [map('a')],
      kustomizations: { apps: { objects: [map('default/a'), map('a')] } },
    });
    expect(findings).toContain(lines(message, 'ConfigMap "a" is declared'));
  });
});
