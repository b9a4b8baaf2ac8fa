import { compareApplyOrder } from '../../lib/api/index.js';
import type { Finding } from '../../lib/diagnostics/index.js';
import { parseJson } from '../../lib/manifest/index.js';
import type { FleetModel } from '../../lib/model/index.js';
import type { BuildView } from '../../lib/report/build-report.js';
import { renderBuildJson } from '../../lib/report/render-build-json.js';

import { builtCluster } from './built-model.js';
import { fleet, kustomization, cluster } from './seed-model.js';

const FINDING: Finding = {
  code: 'FLX104',
  severity: 'error',
  subject: 'Secret "a/b"',
  path: 'data',
  message: 'is plain',
  hint: 'encrypt it',
  related: [{ message: 'here', at: { file: 'a.yaml', line: 2 } }],
  at: { file: 'b.yaml', line: 1 },
};

const render = (model: FleetModel, view: Partial<BuildView> = {}, findings: readonly Finding[] = []) =>
  renderBuildJson({ model, findings }, { compare: (a, b) => compareApplyOrder(a, b), ...view });

const SOURCE = { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system', repository: 'fleet' };
const MINE = { namespace: 'flux-system', owner: 'flux-system/flux-system', source: SOURCE, target: '' };
const BUILT = { status: 'built', message: '' };

describe('renderBuildJson', () => {
  test('lists the Kustomizations of each cluster with what they apply', () => {
    const only = ['flux-system/apps', 'flux-system/broken', 'flux-system/edge', 'flux-system/infra'];
    expect(parseJson(render(fleet(builtCluster('staging')), { kustomization: only }))).toEqual({
      clusters: [
        {
          name: 'staging',
          path: 'clusters/staging',
          flux: '2.10',
          kustomizations: [
            {
              ...MINE,
              ...BUILT,
              name: 'apps',
              path: 'apps',
              objects: [
                {
                  apiVersion: 'v1',
                  kind: 'Namespace',
                  namespace: '',
                  name: 'apps',
                  manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } },
                },
                {
                  apiVersion: 'v1',
                  kind: 'ConfigMap',
                  namespace: 'apps',
                  name: 'web',
                  manifest: {
                    apiVersion: 'v1',
                    kind: 'ConfigMap',
                    metadata: { name: 'web', namespace: 'apps' },
                    data: { size: 12345678901234567890n },
                  },
                },
              ],
            },
            {
              ...MINE,
              name: 'broken',
              path: 'broken',
              status: 'failed',
              message: 'kustomization.yaml: no such file "deployment.yaml"',
              objects: [],
            },
            {
              ...MINE,
              ...BUILT,
              name: 'edge',
              path: 'edge',
              target: 'flux-system/edge-kubeconfig',
              objects: [expect.objectContaining({ kind: 'Namespace', name: 'edge' })],
            },
            {
              ...MINE,
              name: 'infra',
              path: 'infra',
              source: { kind: 'GitRepository', namespace: 'flux-system', name: 'infra', repository: '' },
              status: 'unknown',
              message: 'GitRepository "flux-system/infra" is not at hand',
              objects: [],
            },
          ],
        },
      ],
      findings: [],
    });
  });

  test('begins with the entry, which has no owner', () => {
    const text = render(fleet(builtCluster('staging')), { kustomization: ['flux-system/flux-system'] });
    expect(JSON.parse(text).clusters[0].kustomizations).toMatchObject([
      { name: 'flux-system', owner: '', path: 'clusters/staging', status: 'built' },
    ]);
  });

  test('lists findings whole, those of other clusters too', () => {
    const { clusters, findings } = JSON.parse(render(fleet(builtCluster('a')), { cluster: ['b'] }, [FINDING]));
    expect([clusters, findings]).toEqual([[], [FINDING]]);
    expect(Object.keys(findings[0])).toEqual(Object.keys(FINDING));
  });

  test('writes big integers as literals', () => {
    expect(render(fleet(builtCluster('staging')))).toContain('"size": 12345678901234567890\n');
  });

  test('takes what nobody built for unknown', () => {
    const entry = kustomization('flux-system', [], { applied: undefined });
    const text = render(fleet(cluster('one', [entry])));
    expect(JSON.parse(text).clusters[0].kustomizations).toMatchObject([{ status: 'unknown', objects: [] }]);
  });
});
