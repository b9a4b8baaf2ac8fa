import fc from 'fast-check';

import type { Json, JsonObject, KubeObject, KustomizationTransform } from '../../../lib/manifest/index.js';

type Arb<T> = fc.Arbitrary<T>;
type Variants = readonly (readonly KubeObject[])[];

export interface Family {
  readonly variants: Variants;
  /** What the kustomization file of the base does. */
  readonly transform: KustomizationTransform;
  /** Always a variant that is there. */
  readonly reference: number | undefined;
}

const pick = <T>(...values: T[]): Arb<T> => fc.constantFrom(...values);
const maybe = <T>(value: Arb<T>): Arb<T | undefined> => fc.oneof(fc.constant(undefined), value, value);

/** A map without the fields that came out as undefined. */
function map(fields: Record<string, Arb<Json | undefined>>): Arb<JsonObject> {
  return fc.record(fields).map((value) => {
    const present = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(present) as JsonObject;
  });
}

/** Items with different names, in any order. */
function named(names: readonly string[], fields: Record<string, Arb<Json | undefined>>): Arb<JsonObject[]> {
  const item = map({ name: pick(...names), ...fields });
  return fc.uniqueArray(item, { maxLength: names.length, selector: ({ name }) => name });
}

const text = pick('a', 'b', '1', '0755', 'yes', '1e3', '', 'two\nlines\n', 'ümlaut');
const scalar = fc.oneof(
  { weight: 40, arbitrary: pick<Json>('a', 'b', '8', 1, 2.5, true, false, null) },
  { weight: 1, arbitrary: pick<Json>(12345678901234567890n) },
);
const image = pick('app:1', 'app:2', 'ghcr.io/side:1');
const resources = map({
  limits: maybe(map({ cpu: maybe(pick<Json>('1', 2)), memory: maybe(pick('1Gi', '2Gi')) })),
  requests: maybe(map({ cpu: maybe(pick('100m')) })),
});

const env = named(['A', 'B', 'C', 'D'], {
  value: maybe(text),
  valueFrom: maybe(pick({ fieldRef: { fieldPath: 'a' } })),
});
const ports = fc.uniqueArray(
  map({ containerPort: pick(80, 443, 9090), protocol: maybe(pick('TCP', 'UDP')), name: maybe(pick('http', 'web')) }),
  { maxLength: 3, selector: ({ containerPort }) => containerPort },
);
const containers = named(['app', 'side', 'third'], {
  image,
  args: maybe(fc.array(pick('-a', '-b', '-c'), { maxLength: 4 })),
  env: maybe(env),
  ports: maybe(ports),
  resources: maybe(resources),
});
const podTemplate = map({
  metadata: maybe(map({ labels: maybe(map({ app: maybe(text) })), annotations: maybe(map({ note: text })) })),
  spec: map({
    containers,
    initContainers: maybe(containers),
    volumes: maybe(named(['data', 'tmp'], { emptyDir: maybe(pick<Json>({}, { medium: 'Memory' })) })),
    nodeSelector: maybe(map({ 'example.org/pool': maybe(text), zone: maybe(text) })),
    tolerations: maybe(fc.array(map({ key: text, operator: pick('Exists', 'Equal') }), { maxLength: 3 })),
  }),
});

/** Anything that a custom resource may hold. */
const { tree, branch } = fc.letrec<{ tree: Json; branch: JsonObject }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    scalar,
    tie('branch'),
    tie('branch'),
    fc.array(tie('tree'), { maxLength: 3 }),
    named(['x', 'y', 'z'], { value: maybe(scalar) }),
  ),
  branch: map({ a: maybe(tie('tree')), b: maybe(tie('tree')), 'c/d~e': maybe(tie('tree')), $patch: rarely(text) }),
}));

function rarely(value: Arb<Json>): Arb<Json | undefined> {
  return fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

const rules = fc.array(
  map({ host: maybe(pick('a.example.org', 'b.example.org')), http: maybe(pick({ paths: [{ path: '/' }] })) }),
  { maxLength: 2 },
);
const limits = fc.array(
  map({ type: pick('Container', 'Pod'), max: maybe(map({ storage: maybe(text), cpu: maybe(text) })) }),
  { maxLength: 3 },
);
const servicePorts = fc.uniqueArray(
  map({ port: pick(80, 443), name: maybe(text), targetPort: maybe(pick<Json>(80, 'web')) }),
  {
    maxLength: 2,
    selector: ({ port }) => port,
  },
);
const workload = map({ replicas: maybe(pick(1, 2, 3)), template: podTemplate });

/** Of namespaced kinds, with the fields beside the metadata. */
const KINDS: readonly [string, string, Record<string, Arb<Json | undefined>>][] = [
  ['apps/v1', 'Deployment', { spec: workload }],
  ['apps/v1', 'StatefulSet', { spec: workload }],
  ['batch/v1', 'CronJob', { spec: map({ jobTemplate: map({ spec: map({ template: podTemplate }) }) }) }],
  ['v1', 'Service', { spec: map({ ports: maybe(servicePorts), clusterIP: maybe(pick('None')) }) }],
  ['v1', 'ConfigMap', { data: maybe(map({ A: maybe(text), 'b.yaml': maybe(text), c: maybe(text) })) }],
  ['v1', 'LimitRange', { spec: map({ limits }) }],
  ['networking.k8s.io/v1', 'Ingress', { spec: map({ ingressClassName: maybe(text), rules }) }],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: map({ interval: pick('1h', '5m'), values: maybe(branch) }) }],
  ['example.org/v1', 'Widget', { spec: maybe(branch), extra: maybe(tree) }],
];

const labels = maybe(map({ app: maybe(text), 'example.org/team': maybe(text) }));
const annotations = maybe(map({ note: text, other: maybe(text) }));
const identity = fc.record({
  kind: pick(...KINDS),
  name: pick('a', 'b'),
  namespace: pick(undefined, 'apps', 'apps'),
});

/** The versions of one object from which variants choose; undefined: they do not have it. */
const versions: Arb<readonly (KubeObject | undefined)[]> = identity.chain(({ kind, name, namespace }) => {
  const [apiVersion, title, fields] = kind;
  const metadata = map({ name: pick(name), namespace: pick(namespace), labels, annotations });
  const object = map({ apiVersion: pick(apiVersion), kind: pick(title), metadata, ...fields }) as Arb<KubeObject>;
  return fc.array(fc.oneof({ weight: 12, arbitrary: object }, { weight: 1, arbitrary: fc.constant(undefined) }), {
    minLength: 1,
    maxLength: 3,
  });
});

const pools = fc.uniqueArray(versions, {
  minLength: 1,
  maxLength: 5,
  selector: (pool) => {
    const object = pool.find((version) => version !== undefined);
    return `${object?.apiVersion} ${object?.kind} ${object?.metadata.name}`;
  },
});

const transform: Arb<KustomizationTransform> = fc.record({
  namespace: pick(undefined, 'target', 'apps'),
  labels: pick<KustomizationTransform['labels']>(undefined, { app: 'shared' }, { team: 'blue' }),
  images: pick<KustomizationTransform['images']>(
    undefined,
    [{ name: 'app', newTag: '3' }],
    [{ name: 'side', newName: 'other' }],
  ),
});

/** Objects of 2 to 6 variants, made anew for each, so that none is another one's. */
const variants: Arb<Variants> = fc
  .integer({ min: 2, max: 6 })
  .chain((count) =>
    pools.chain((pool) =>
      fc
        .array(fc.tuple(...pool.map((all) => pick(...all))), { minLength: count, maxLength: count })
        .map((rows) =>
          rows.map((row) => row.flatMap((object) => (object === undefined ? [] : [structuredClone(object)]))),
        ),
    ),
  );

export const family: Arb<Family> = fc
  .record({
    variants,
    transform: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: transform }),
    reference: maybe(fc.nat()),
  })
  .map(({ reference, ...given }) => ({
    ...given,
    reference: reference === undefined ? undefined : reference % given.variants.length,
  }));
