import { fluxFleet } from './support.js';

jest.setTimeout(60_000);

const ARGS = ['tree', '--app', 'npx tsx apps/frs-k8s-fleet/main.ts', '--cluster'];

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
    expect(await fluxFleet([...ARGS, 'clusters/non-prod', '--compact'])).toEqual({ code: 0, stdout: TREE, stderr: '' });
  });

  test('is the same tree for prod when it is filled, else what bootstrap made', async () => {
    const prod = [...ARGS, 'clusters/prod', '--compact'];
    expect(await fluxFleet(prod, { FRS_PROD: 'true' })).toEqual({ code: 0, stdout: TREE, stderr: '' });
    const bootstrapped = 'Kustomization/flux-system/flux-system\n└── GitRepository/flux-system/flux-system\n';
    expect(await fluxFleet(prod)).toEqual({ code: 0, stdout: bootstrapped, stderr: '' });
  });
});
