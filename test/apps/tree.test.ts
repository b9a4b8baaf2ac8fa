import { fluxFleet } from './support.js';

jest.setTimeout(60_000);

const APP = 'npx tsx apps/frs-k8s-fleet/main.ts';

/** As `flux tree ks flux-system --compact` printed it in the real cluster. */
const TREE = `\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/cert-manager-cluster-issuers
├── Kustomization/flux-system/cert-manager-controller
│   ├── HelmRelease/cert-manager/cert-manager
│   └── HelmRepository/cert-manager/cert-manager
├── Kustomization/flux-system/prometheus-operator-crds
└── GitRepository/flux-system/flux-system
`;

describe('flux-fleet tree of apps/frs-k8s-fleet', () => {
  test('is the tree that Flux printed in the real cluster', async () => {
    expect(await treeOf(APP, 'clusters/non-prod')).toEqual({ code: 0, stdout: TREE, stderr: '' });
  });

  test('is the same tree for prod when it is filled, else what bootstrap made', async () => {
    expect(await treeOf(`${APP} --prod`, 'clusters/prod')).toEqual({ code: 0, stdout: TREE, stderr: '' });
    const bootstrapped = 'Kustomization/flux-system/flux-system\n└── GitRepository/flux-system/flux-system\n';
    expect(await treeOf(APP, 'clusters/prod')).toEqual({ code: 0, stdout: bootstrapped, stderr: '' });
  });
});

function treeOf(app: string, cluster: string) {
  return fluxFleet(['tree', '--app', app, '--cluster', cluster, '--compact']);
}
