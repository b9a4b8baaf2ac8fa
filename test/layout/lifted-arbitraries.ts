import { ApiObject } from 'cdk8s';
import {
  Cluster,
  ConfigMapGenerator,
  FleetApp,
  Folder,
  type FolderProps,
  Kustomization,
  Repository,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';
import fc from 'fast-check';

/** Clusters with one base that differ in what a kustomization file may say, in all combinations, and a little more. */
export interface LiftedPlan {
  readonly clusters: readonly ClusterPlan[];
  readonly workloads: readonly WorkloadPlan[];
  /** Whether the first cluster is the reference. */
  readonly reference: boolean;
  /** Whether the base is that of Folders, and what these say themselves. */
  readonly folder: Pick<FolderProps, 'labels' | 'images' | 'replicas' | 'namespace'> | undefined;
  readonly patches: 'files' | 'inline';
  readonly others: readonly number[];
  /** A folder inside, and a generated ConfigMap. */
  readonly inside: boolean;
  readonly generated: boolean;
  /** Another Folder with a base of its own, whose objects may refer to those of the first, and be referred to. */
  readonly second: boolean;
}

interface ClusterPlan {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** By the name of an image. */
  readonly images: Readonly<Record<string, string>>;
  readonly replicas: readonly (number | string | null | undefined)[];
  /** Objects that differ in something else, lack the labels, are in another namespace or are missing. */
  readonly patched: readonly number[];
  readonly unlabelled: readonly number[];
  readonly elsewhere: readonly number[];
  readonly missing: readonly number[];
}

interface WorkloadPlan {
  readonly kind: number;
  readonly name: string;
  readonly images: readonly string[];
}

const KINDS = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'Job'],
  ['example.org/v1', 'Widget'],
  ['example.org/v1', 'ReplicaSet'],
] as const;

const OTHERS = [
  ['v1', 'ConfigMap', { data: { a: 'b' } }],
  ['v1', 'ServiceAccount', {}],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [] }],
  [
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' },
      subjects: [{ kind: 'ServiceAccount', name: 'other-1' }],
    },
  ],
  [
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'x' },
      subjects: [{ kind: 'ServiceAccount', name: 'other-1', namespace: '{NAMESPACE}' }],
    },
  ],
  ['cert-manager.io/v1', 'ClusterIssuer', { spec: {} }],
  ['v1', 'Namespace', {}],
] as const;

const NAMES = ['example.org/web', 'example.org/db', 'web', 'exampleXorg/web'];

const few = (max: number, odds = 4) =>
  fc.oneof(
    { weight: odds, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.nat(max), { maxLength: 2 }) },
  );

const tag = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(':1', ':2', ':v3', ':latest', '@sha256:0a', ':4@sha256:0b') },
  { weight: 1, arbitrary: fc.constantFrom('', ':$TAG', '-next:1', ':1', '/next') },
);

const cluster: fc.Arbitrary<ClusterPlan> = fc.record({
  namespace: fc.constantFrom('team', 'team', 'other', 'x1'),
  labels: fc.oneof(
    fc.constant({}),
    fc.dictionary(fc.constantFrom('env', 'example.org/tier', 'on'), fc.constantFrom('a', 'b', 'true', '12'), {
      maxKeys: 2,
    }),
  ),
  images: fc.record(Object.fromEntries(NAMES.map((name) => [name, tag]))),
  replicas: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(1, 2, 3, undefined) },
      { weight: 1, arbitrary: fc.constantFrom(null, '2', 1.5) },
    ),
    { minLength: 4, maxLength: 4 },
  ),
  patched: few(5, 1),
  unlabelled: few(7, 6),
  elsewhere: few(7, 6),
  missing: few(7, 3),
});

const workload: fc.Arbitrary<WorkloadPlan> = fc.record({
  kind: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(KINDS.length - 1) }),
  name: fc.constantFrom('web', 'db', 'api'),
  images: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
});

const folder = fc.record({
  namespace: fc.constantFrom(undefined, undefined, 'forced'),
  labels: fc.constantFrom(undefined, undefined, { env: 'a' }),
  images: fc.constantFrom(undefined, undefined, undefined, [{ name: 'web', newTag: 'x' }]),
  replicas: fc.constantFrom(undefined, undefined, undefined, [{ name: 'web', count: 2 }]),
});

export const liftedPlan: fc.Arbitrary<LiftedPlan> = fc.record({
  clusters: fc.array(cluster, { minLength: 2, maxLength: 3 }),
  workloads: fc.uniqueArray(workload, { minLength: 1, maxLength: 4, selector: ({ kind, name }) => `${kind} ${name}` }),
  reference: fc.boolean(),
  folder: fc.option(folder, { nil: undefined, freq: 3 }),
  patches: fc.constantFrom('files', 'inline'),
  others: fc.uniqueArray(fc.nat(OTHERS.length - 1), { maxLength: 4 }),
  inside: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  generated: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  second: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** @param reversed the constructs of each scope in the opposite order */
export function makeLifted(plan: LiftedPlan, { reversed = false } = {}): FleetApp {
  const app = new FleetApp({ name: 'demo' });
  const repository = new Repository(app, 'fleet', { patches: plan.patches });
  const inOrder = <T>(items: readonly T[]) => (reversed ? [...items].reverse() : items);
  for (const [index, each] of inOrder([...plan.clusters.entries()])) {
    const name = `c${index}`;
    const isReference = plan.reference && index === 0;
    const shared = { base: 'base', reference: isReference };
    const scope = new Kustomization(new Cluster(app, name, { repository, flux: '2.10' }), 'apps', {
      path: `./apps/${name}`,
      ...(plan.folder === undefined ? shared : {}),
    });
    const around = plan.folder === undefined ? scope : new Folder(scope, 'apps', { ...shared, ...plan.folder });
    const build = (numbered: readonly (readonly [number, () => void])[]) => {
      for (const [at, make] of inOrder(numbered)) if (!each.missing.includes(at)) make();
    };
    build([
      ...plan.workloads.map((workload, at) => [at, () => makeWorkload(around, plan, each, { workload, at })] as const),
      ...plan.others.map((other, at) => [at + 4, () => makeOther(around, plan, each, { other, at })] as const),
    ]);
    if (plan.inside) makeWorkload(new Folder(around, 'inside'), plan, { ...each, patched: [] }, INSIDE);
    if (plan.second) makeSecond(scope, plan, each);
    if (plan.generated) new ConfigMapGenerator(around, 'made', { namespace: each.namespace, literals: { a: 'b' } });
  }
  return app;
}

const INSIDE = { workload: { kind: 0, name: 'inside', images: ['example.org/web'] }, at: 9 };

/** Accounts and bindings in a namespace of their own. */
function makeSecond(scope: Construct, plan: LiftedPlan, cluster: ClusterPlan): void {
  const folder = new Folder(scope, 'second', { base: 'second' });
  const own = { ...cluster, namespace: `${cluster.namespace}-2` };
  for (const [at, other] of [1, 3].entries()) makeOther(folder, { ...plan, folder: undefined }, own, { other, at });
}

interface Placed {
  readonly at: number;
}

function metadataOf(plan: LiftedPlan, { namespace, labels, unlabelled, elsewhere }: ClusterPlan, at: number) {
  // What a Folder gives a namespace must not ask for another one.
  const own = plan.folder?.namespace ?? (elsewhere.includes(at) ? 'elsewhere' : namespace);
  return {
    namespace: own,
    labels: unlabelled.includes(at) ? { app: 'x' } : { ...labels, ...(at % 2 === 0 ? { app: 'x' } : {}) },
  };
}

function makeWorkload(
  scope: Construct,
  plan: LiftedPlan,
  cluster: ClusterPlan,
  { workload, at }: Placed & { readonly workload: WorkloadPlan },
): void {
  const [apiVersion, kind] = KINDS[workload.kind] ?? KINDS[0];
  const containers = workload.images.map((image, index) => ({
    name: `c${index}`,
    image: `${image}${cluster.images[image]}`,
    ...(cluster.patched.includes(at) && index === 0 ? { args: [cluster.namespace] } : {}),
  }));
  const replicas = cluster.replicas[at % 4];
  new ApiObject(scope, `w${at}`, {
    apiVersion,
    kind,
    metadata: { name: workload.name, ...metadataOf(plan, cluster, at) },
    spec: { ...(replicas === undefined ? {} : { replicas }), template: { spec: { containers } } },
  });
}

function makeOther(
  scope: Construct,
  plan: LiftedPlan,
  cluster: ClusterPlan,
  { other, at }: Placed & { readonly other: number },
): void {
  const [apiVersion, kind, fields] = OTHERS[other] ?? OTHERS[0];
  const { namespace, ...metadata } = metadataOf(plan, cluster, at + 4);
  const isNamespaced = !/^(Cluster|Namespace)/.test(kind);
  const rest = JSON.parse(JSON.stringify(fields).replace('{NAMESPACE}', namespace)) as object;
  new ApiObject(scope, `o${other}`, {
    apiVersion,
    kind,
    metadata: { name: `other-${other}`, ...(isNamespaced ? { namespace } : {}), ...metadata },
    ...rest,
  });
}
