import { compareApplyOrder } from '../../lib/api/index.js';
import { renderTreeJson } from '../../lib/report/render-tree-json.js';

import { builtCluster } from './built-model.js';
import { cluster, fleet, flux, kustomization } from './seed-model.js';

describe('renderTreeJson', () => {
  test('nests what each Kustomization applies', () => {
    const entry = kustomization('flux-system', [flux('crds')], { path: 'clusters/one' });
    const crds = kustomization('crds', [], { complete: false });
    const text = renderTreeJson(fleet(cluster('one', [entry, crds])), { compare: (a, b) => compareApplyOrder(a, b) });
    const id = { namespace: 'flux-system', group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' };
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      clusters: [
        {
          name: 'one',
          path: 'clusters/one',
          flux: '2.10',
          tree: {
            ...id,
            name: 'flux-system',
            children: [
              { ...id, name: 'crds', unread: 'vendored files', children: [] },
              {
                group: 'source.toolkit.fluxcd.io',
                kind: 'GitRepository',
                namespace: 'flux-system',
                name: 'flux-system',
              },
            ],
          },
        },
      ],
    });
  });

  test('tells of what was built only what went wrong', () => {
    const text = renderTreeJson(fleet(builtCluster('one')), { compare: (a, b) => compareApplyOrder(a, b) });
    expect(JSON.parse(text).clusters[0].tree).toMatchObject({
      children: [
        { name: 'apps', children: [{ kind: 'Namespace' }, { kind: 'ConfigMap' }] },
        { name: 'broken', status: 'failed', message: 'kustomization.yaml: no such file "deployment.yaml"' },
        { name: 'edge' },
        { name: 'infra', status: 'unknown', unread: 'source not at hand' },
      ],
    });
    expect(text.match(/"status"/g)).toHaveLength(2);
  });
});
