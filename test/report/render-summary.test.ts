import { renderSummary, type SynthOutput, synthSummary } from '../../lib/report/index.js';

import { fleet, seedCluster } from './seed-model.js';

const OUTPUT: SynthOutput = {
  repository: 'fleet',
  dir: 'dist/manifests/platform',
  mode: 'preview',
  written: ['a.yaml', 'b.yaml'],
  removed: ['c.yaml'],
  unchanged: 3,
};

const NOTHING = { clusters: [], outputs: [], findings: [] };

describe('renderSummary', () => {
  test('aligns the clusters and tells what was written', () => {
    const clusters = [
      {
        name: 'production',
        flux: '2.9',
        path: 'clusters/production',
        repository: 'fleet',
        kustomizations: 12,
        objects: 123,
      },
      { name: 'staging', flux: '2.10', path: 'clusters/staging', repository: 'fleet', kustomizations: 1, objects: 1 },
    ];
    const findings = [{ severity: 'warning' }, { severity: 'unknown' }, { severity: 'warning' }] as const;
    expect(renderSummary({ clusters, outputs: [OUTPUT], findings })).toBe(`\
production  Flux 2.9   12 Kustomizations, 123 objects  → fleet/clusters/production
staging     Flux 2.10   1 Kustomization,    1 object   → fleet/clusters/staging
fleet: 2 written, 3 unchanged, 1 removed → dist/manifests/platform
2 warnings, 1 unknown
`);
  });

  test('says that a check wrote nothing', () => {
    expect(renderSummary({ ...NOTHING, outputs: [{ ...OUTPUT, mode: 'check' }] })).toBe(
      'fleet: 2 to write, 3 unchanged, 1 to remove → dist/manifests/platform (checked only)\n',
    );
  });

  test('counts errors first, one and many', () => {
    const findings = [{ severity: 'info' }, { severity: 'error' }, { severity: 'warning' }] as const;
    expect(renderSummary({ ...NOTHING, findings })).toBe('1 error, 1 warning, 1 note\n');
  });

  test('names the repository alone when the entry is its root', () => {
    const root = { name: 'edge', flux: '2.10', path: '', repository: 'edge', kustomizations: 2, objects: 5 };
    expect(renderSummary({ ...NOTHING, clusters: [root] })).toBe(
      'edge  Flux 2.10  2 Kustomizations, 5 objects  → edge\n',
    );
  });

  test('is empty when there is nothing to tell', () => {
    expect(renderSummary(NOTHING)).toBe('');
  });
});

describe('synthSummary', () => {
  test('counts the Kustomizations and declared objects of each cluster', () => {
    expect(synthSummary(fleet(seedCluster('staging')), { outputs: [OUTPUT], findings: [] })).toEqual({
      clusters: [
        { name: 'staging', flux: '2.10', path: 'clusters/staging', repository: 'fleet', kustomizations: 4, objects: 7 },
      ],
      outputs: [OUTPUT],
      findings: [],
    });
  });
});
