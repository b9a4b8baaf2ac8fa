import { appliedName } from '../../lib/api/index.js';

const PLAIN = { targetNamespace: '', namePrefix: '', nameSuffix: '' };
const AFFIXES = { ...PLAIN, namePrefix: 'a-', nameSuffix: '-z' };

describe('the name of an object once Flux applied it', () => {
  test.each([
    ['is its own', { group: '', kind: 'ConfigMap' }, PLAIN, 'web'],
    ['has prefix and suffix', { group: 'apps', kind: 'Deployment' }, AFFIXES, 'a-web-z'],
    ['has none on a CRD', { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }, AFFIXES, 'web'],
    ['has none on a Namespace', { group: '', kind: 'Namespace' }, AFFIXES, 'web'],
    [
      'is the target namespace for a Namespace',
      { group: '', kind: 'Namespace' },
      { ...AFFIXES, targetNamespace: 't' },
      't',
    ],
  ])('%s', (_, id, transform, expected) => {
    expect(appliedName('web', id, transform)).toBe(expected);
  });
});
