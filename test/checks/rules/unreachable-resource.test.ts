import { checkUnreachableResources } from '../../../lib/checks/rules/unreachable-resource.js';
import type { Json } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (resources: Json, version = '2.10') =>
  judge(checkUnreachableResources, { flux: version, objects: [flux('Receiver apps/push', { resources })] });

describe('a Receiver', () => {
  test.each<[Json]>([
    [[{ kind: 'GitRepository', name: 'web' }]],
    [[{ kind: 'OCIRepository', name: '*', matchLabels: { app: 'web' } }]],
    [[{ kind: 'HelmRelease', apiVersion: 'helm.toolkit.fluxcd.io/v2', name: 'web' }]],
    [[{ kind: 'Cake', name: 'web' }, 'x']],
    ['x'],
  ])('reaches, or the schema judges: %j', (resources) => {
    expect(judged(resources)).toEqual([]);
  });

  test('may name what a Flux that nobody knows may know', () => {
    expect(judged([{ kind: 'HelmRelease', name: 'web' }], 'main')).toEqual([]);
  });

  test.each([
    ['Kustomization', '2.10', 'kustomize.toolkit.fluxcd.io/v1'],
    ['HelmRelease', '2.2', 'helm.toolkit.fluxcd.io/v2beta2'],
    ['ImagePolicy', '2.6', 'image.toolkit.fluxcd.io/v1beta2'],
    ['ResourceSet', '2.10', 'fluxcd.controlplane.io/v1'],
  ])('needs the apiVersion of a %s at Flux %s', (kind, version, apiVersion) => {
    expect(
      judged(
        [
          { kind: 'Bucket', name: 'a' },
          { kind, name: 'web' },
        ],
        version,
      ),
    ).toEqual([
      `error FLX528 Receiver "apps/push": spec.resources[1].apiVersion is missing, and Flux knows none for kind "${kind}" here; write "${apiVersion}"`,
    ]);
  });

  test.each<[Json]>([[{}], [{ matchLabels: null }]])('needs labels for the name "*": %j', (more) => {
    expect(judged([{ kind: 'GitRepository', name: '*', ...(more as object) }])).toEqual([
      'error FLX528 Receiver "apps/push": spec.resources[0].matchLabels is missing, and the name "*" needs it in a Receiver; write the labels, or name each object',
    ]);
  });
});
