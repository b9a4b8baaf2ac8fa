import { compareApplyOrder } from '../../lib/api/index.js';
import type { ObjectId } from '../../lib/manifest/index.js';
import { renderTree } from '../../lib/report/render-tree.js';

import { built, builtCluster, ELSEWHERE, failed, unknown } from './built-model.js';
import { cluster, fleet, flux, kustomization, object, seedCluster } from './seed-model.js';

const compare = (a: ObjectId, b: ObjectId) => compareApplyOrder(a, b);
const SEED = seedCluster('non-prod');
const PROD = seedCluster('prod');

describe('renderTree', () => {
  test('prints the seed document as flux tree --compact does', () => {
    expect(renderTree(fleet(SEED), { compact: true, compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/cert-manager-cluster-issuers
├── Kustomization/flux-system/cert-manager-controller
│   ├── HelmRelease/cert-manager/cert-manager
│   └── HelmRepository/cert-manager/cert-manager
├── Kustomization/flux-system/prometheus-operator-crds
└── GitRepository/flux-system/flux-system
`);
  });

  test('shows all declared objects without compact, and where vendored files are not read', () => {
    expect(renderTree(fleet(SEED), { compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/cert-manager-cluster-issuers
│   └── ClusterIssuer/letsencrypt
├── Kustomization/flux-system/cert-manager-controller
│   ├── Namespace/cert-manager
│   ├── HelmRelease/cert-manager/cert-manager
│   └── HelmRepository/cert-manager/cert-manager
├── Kustomization/flux-system/prometheus-operator-crds
│   └── (vendored files: not read)
└── GitRepository/flux-system/flux-system
`);
  });

  test('puts the vendored leaf behind all objects, and indents below a last child with spaces', () => {
    const apps = kustomization('apps', [object('v1 ConfigMap apps/a'), flux('deep')], { complete: false });
    const deep = kustomization('deep', [object('v1 ConfigMap apps/b')], { owner: apps.key });
    const entry = kustomization('flux-system', [flux('apps')], { complete: false });
    expect(renderTree(fleet(cluster('one', [entry, apps, deep])), { compare: reversed })).toBe(`\
Kustomization/flux-system/flux-system
├── GitRepository/flux-system/flux-system
├── Kustomization/flux-system/apps
│   ├── Kustomization/flux-system/deep
│   │   └── ConfigMap/apps/b
│   ├── ConfigMap/apps/a
│   └── (vendored files: not read)
└── (vendored files: not read)
`);
  });

  test('leaves a Kustomization out of its own children, and lists a declared source once', () => {
    const source = object('source.toolkit.fluxcd.io/v1 GitRepository flux-system/flux-system');
    const entry = kustomization('flux-system', [flux('flux-system'), source]);
    expect(renderTree(fleet(cluster('one', [entry])), { compare })).toBe(`\
Kustomization/flux-system/flux-system
└── GitRepository/flux-system/flux-system
`);
  });

  test('does not expand a Kustomization that another one owns, nor an object of another group', () => {
    const stock = object('kustomize.config.k8s.io/v1beta1 Kustomization flux-system/apps');
    const entry = kustomization('flux-system', [flux('other'), stock]);
    const apps = kustomization('apps', [object('v1 ConfigMap a')]);
    const other = kustomization('other', [object('v1 ConfigMap b')], { owner: 'flux-system/apps' });
    expect(renderTree(fleet(cluster('one', [entry, apps, other])), { compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/apps
├── Kustomization/flux-system/other
└── GitRepository/flux-system/flux-system
`);
  });

  test('does not expand the Kustomizations that are applied in another cluster', () => {
    const entry = kustomization('flux-system', [flux('remote')]);
    const remote = kustomization('remote', [flux('inner')], {
      object: { ...flux('remote'), spec: { kubeConfig: { secretRef: { name: 'edge' } } } },
    });
    const inner = kustomization('inner', [object('v1 ConfigMap a')], { owner: remote.key });
    expect(renderTree(fleet(cluster('one', [entry, remote, inner])), { compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/remote
│   └── Kustomization/flux-system/inner
└── GitRepository/flux-system/flux-system
`);
  });

  test('says where a Kustomization builds a source that is no repository of the app', () => {
    const entry = kustomization('flux-system', [flux('podinfo')]);
    const podinfo = kustomization('podinfo', [], { content: undefined });
    expect(renderTree(fleet(cluster('one', [entry, podinfo])), { compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/podinfo
│   └── (source outside the app: not read)
└── GitRepository/flux-system/flux-system
`);
  });

  test('shows what Flux makes of a folder where that was built, and why it was not', () => {
    expect(renderTree(fleet(builtCluster('staging')), { compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/apps
│   ├── Namespace/apps
│   └── ConfigMap/apps/web
├── Kustomization/flux-system/broken
│   └── (does not build: kustomization.yaml: no such file "deployment.yaml")
├── Kustomization/flux-system/edge
│   └── Namespace/edge
└── Kustomization/flux-system/infra
    └── (source not at hand: not read)
`);
  });

  test('says nothing of what is missing with compact', () => {
    expect(renderTree(fleet(builtCluster('staging')), { compact: true, compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/apps
├── Kustomization/flux-system/broken
├── Kustomization/flux-system/edge
└── Kustomization/flux-system/infra
`);
  });

  test('shows the part that is known before what is not', () => {
    const known = [{ object: object('v1 Namespace a'), origin: {} }];
    const entry = unknown('flux-system', 'base "https://example.org" is remote', { applied: known, source: ELSEWHERE });
    expect(renderTree(fleet(cluster('one', [entry])), { compare })).toBe(`\
Kustomization/flux-system/flux-system
├── Namespace/a
└── (not all is known: base "https://example.org" is remote)
`);
  });

  test('does not show what a Kustomization declares that cannot be applied', () => {
    const declared = [{ object: object('v1 Namespace a'), origin: {} }];
    const entry = { ...failed('flux-system', 'variable substitution failed'), declared };
    expect(renderTree(fleet(cluster('one', [entry])), { compare })).toBe(`\
Kustomization/flux-system/flux-system
└── (does not build: variable substitution failed)
`);
  });

  test('does not invent a source that nobody applies', () => {
    expect(renderTree(fleet(cluster('one', [built('flux-system', [])])), { compare })).toBe(`\
Kustomization/flux-system/flux-system
`);
  });

  test('heads the trees of several clusters, with an empty line between', () => {
    const bare = (name: string) => cluster(name, [kustomization('flux-system', [], { path: `clusters/${name}` })]);
    expect(renderTree(fleet(bare('non-prod'), bare('prod')), { compare })).toBe(`\
# clusters/non-prod
Kustomization/flux-system/flux-system
└── GitRepository/flux-system/flux-system

# clusters/prod
Kustomization/flux-system/flux-system
└── GitRepository/flux-system/flux-system
`);
  });

  test.each(['prod', 'clusters/prod', './clusters/prod', 'clusters/prod/'])('chooses a cluster by %s', (word) => {
    const all = renderTree(fleet(PROD), { compare });
    expect(renderTree(fleet(SEED, PROD), { cluster: [word], compare })).toBe(all);
  });

  test('prints nothing where there is no cluster', () => {
    expect(renderTree(fleet(), { compare })).toBe('');
  });

  test('does not depend on the order in which objects were declared', () => {
    const [entry, ...others] = SEED.kustomizations;
    const turned = entry === undefined ? [] : [{ ...entry, declared: [...entry.declared].reverse() }, ...others];
    const options = { compare };
    expect(renderTree(fleet({ ...SEED, kustomizations: turned }), options)).toBe(renderTree(fleet(SEED), options));
  });

  test("hands the cluster's Flux to the order", () => {
    const seen = new Set<string>();
    renderTree(fleet({ ...SEED, flux: '2.3' }), {
      compare: (a, b, version) => seen.add(version).size && compare(a, b),
    });
    expect([...seen]).toEqual(['2.3']);
  });
});

function reversed(a: ObjectId, b: ObjectId): number {
  return compare(b, a);
}
