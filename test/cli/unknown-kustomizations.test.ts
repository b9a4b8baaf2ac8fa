import { unknownKustomizations } from '../../lib/cli/unknown-kustomizations.js';
import { built, builtCluster } from '../report/built-model.js';
import { cluster } from '../report/seed-model.js';

const WHOLE = [cluster('one', [built('flux-system', []), built('apps', [])])];

describe('unknownKustomizations', () => {
  test('is nothing where any cluster has the Kustomization', () => {
    const two = cluster('two', [built('flux-system', []), built('infra', [])]);
    expect(unknownKustomizations(['flux-system/infra', 'flux-system/apps'], [...WHOLE, two])).toEqual([]);
  });

  test.each([
    ['flux-system/aps', 'unknown Kustomization "flux-system/aps"; did you mean "flux-system/apps"?'],
    ['apps', 'unknown Kustomization "apps"; write "flux-system/apps"'],
    [
      'web/frontend',
      'unknown Kustomization "web/frontend"; the clusters have "flux-system/apps" and "flux-system/flux-system"',
    ],
  ])('tells what may be meant by %s', (word, message) => {
    expect(unknownKustomizations([word], WHOLE)).toEqual([message]);
  });

  test('does not list more than can be read', () => {
    const many = Array.from({ length: 10 }, (_, index) => built(`app-${index}`, []));
    expect(unknownKustomizations(['web/frontend'], [cluster('one', [built('flux-system', []), ...many])])).toEqual([
      'unknown Kustomization "web/frontend"; see them all with "flux-fleet tree --compact"',
    ]);
  });

  test('says that one that does not build may hide it', () => {
    expect(unknownKustomizations(['flux-system/app'], [builtCluster('one')])).toEqual([
      'unknown Kustomization "flux-system/app"; did you mean "flux-system/apps"?; 2 Kustomizations could not be built, and may apply it',
    ]);
  });
});
