import { findKustomizations } from '../../lib/cli/find-kustomizations.js';
import { UsageError } from '../../lib/cli/usage-error.js';
import { built, builtCluster } from '../report/built-model.js';
import { cluster } from '../report/seed-model.js';

const WHOLE = [cluster('one', [built('flux-system', []), built('apps', [])])];

describe('findKustomizations', () => {
  test('has nothing to say where any cluster has the Kustomization', () => {
    const two = cluster('two', [built('flux-system', []), built('infra', [])]);
    expect(findKustomizations(['flux-system/infra', 'flux-system/apps'], [...WHOLE, two])).toEqual([]);
  });

  test.each([
    ['flux-system/aps', 'unknown Kustomization "flux-system/aps"; did you mean "flux-system/apps"?'],
    ['apps', 'unknown Kustomization "apps"; write "flux-system/apps"'],
    [
      'web/frontend',
      'unknown Kustomization "web/frontend"; the clusters have "flux-system/apps" and "flux-system/flux-system"',
    ],
  ])('refuses %s and tells what may be meant', (word, message) => {
    expect(() => findKustomizations([word], WHOLE)).toThrow(new UsageError(message));
  });

  test('does not list more than can be read', () => {
    const many = Array.from({ length: 10 }, (_, index) => built(`app-${index}`, []));
    expect(() => findKustomizations(['web/frontend'], [cluster('one', [built('flux-system', []), ...many])])).toThrow(
      new UsageError('unknown Kustomization "web/frontend"; see them all with "flux-fleet tree --compact"'),
    );
  });

  test('notes that one that does not build may apply it', () => {
    expect(findKustomizations(['flux-system/app'], [builtCluster('one')])).toEqual([
      'unknown Kustomization "flux-system/app"; did you mean "flux-system/apps"?; 2 Kustomizations could not be built, and may apply it',
    ]);
  });

  test('leaves it to others to say that there is no cluster', () => {
    expect(findKustomizations(['flux-system/apps'], [])).toEqual([]);
  });
});
