import { compareApplyOrder } from '../../lib/api/index.js';
import { renderTreeJson } from '../../lib/report/render-tree-json.js';

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
});
