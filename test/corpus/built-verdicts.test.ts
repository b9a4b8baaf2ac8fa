import type { KubeObject } from '../../lib/manifest/index.js';
import { compareObjects } from './built/compare-objects.js';
import { differences, leftOpen, proofTable } from './built/proof-table.js';
import { different, EQUAL, none, type ProvedKustomization, type ProvedRepository } from './built/verdict.js';

const configMap = (name: string, data: KubeObject['data'] = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'apps' },
  data,
});

describe('Two builds', () => {
  test('are equal whatever the order of their objects', () => {
    const [a, b] = [configMap('a'), configMap('b')];
    expect(compareObjects([a, b], [b, a])).toEqual(EQUAL);
  });

  test('are not equal when one has an object twice', () => {
    const a = configMap('a');
    expect(compareObjects([a, a], [a])).toEqual(different('only we have ConfigMap "apps/a"'));
  });

  test.each([
    ['only we have ConfigMap "apps/b"', [configMap('a'), configMap('b')], [configMap('a')]],
    ['we lack ConfigMap "apps/a"', [configMap('b')], [configMap('a'), configMap('b')]],
    ['ConfigMap "apps/a" differs', [configMap('a', { x: '1' })], [configMap('a', { x: 1 })]],
    ['ConfigMap "apps/a" differs', [configMap('a', { x: null })], [configMap('a')]],
  ])('are told apart: %s', (detail, ours, theirs) => {
    expect(compareObjects(ours, theirs)).toEqual(different(detail));
  });
});

describe('The table of proofs', () => {
  const proved = (changes: Partial<ProvedKustomization>): ProvedKustomization => ({
    key: 'flux-system/apps',
    status: 'built',
    message: '',
    objects: 3,
    flux: EQUAL,
    beforeSubstitution: 0,
    kustomize: none('Flux adds patches'),
    ...changes,
  });
  const repository = (...kustomizations: ProvedKustomization[]): ProvedRepository => ({
    name: 'fleet',
    clusters: [{ name: 'staging', kustomizations, unlisted: [] }],
    findings: [],
    crash: '',
  });

  test('counts what is equal among what was compared, and says which repository has no cluster', () => {
    const all = [
      repository(
        proved({ kustomize: EQUAL, beforeSubstitution: 2 }),
        proved({ status: 'unknown', objects: 0, flux: none('elsewhere'), message: 'elsewhere' }),
        proved({ flux: different('ConfigMap "a" differs') }),
      ),
      { name: 'modules', clusters: [], findings: [], crash: '' },
    ];
    expect(proofTable(all)).toBe(
      [
        'repository  cluster  Kustomizations  objects  failed  unknown  equal to Flux  before substitution  equal to kustomize',
        'fleet       staging               3        6       0        1         1 of 2                    2              1 of 1',
        'modules     \u2013',
        'total       1                     3        6       0        1         1 of 2                    2              1 of 1',
        '',
      ].join('\n'),
    );
  });

  test('is followed by what differs, and by crashes', () => {
    const all = [
      repository(
        proved({ flux: different('ConfigMap "a" differs'), kustomize: different('we lack ConfigMap "b"') }),
        proved({ key: 'flux-system/alone', flux: none('') }),
      ),
      { name: 'modules', clusters: [], findings: [], crash: 'Error: no' },
      { ...repository(), clusters: [{ name: 'production', kustomizations: [], unlisted: ['apps/web'] }] },
    ];
    expect(differences(all)).toEqual([
      'modules: crashed: Error: no',
      'fleet production apps/web is applied, but not listed',
      'fleet staging flux-system/apps not as Flux builds it: ConfigMap "a" differs',
      'fleet staging flux-system/apps not as kustomize builds it: we lack ConfigMap "b"',
      'fleet staging flux-system/alone built, but not compared with Flux',
    ]);
  });

  test('is followed by what is not built or not compared, with the reason', () => {
    const all = [
      repository(
        proved({ status: 'unknown', message: 'source not at hand', flux: none('source not at hand') }),
        proved({ status: 'failed', message: 'no source', flux: none('no source') }),
        proved({}),
      ),
    ];
    expect(leftOpen(all)).toEqual([
      'fleet staging flux-system/apps unknown: source not at hand',
      'fleet staging flux-system/apps failed: no source',
      'fleet staging flux-system/apps not compared: no source',
    ]);
  });
});
