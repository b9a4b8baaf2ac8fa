import fc from 'fast-check';

/** Clusters with the same Kustomizations, but for what differs. */
export interface FleetPlan {
  readonly clusters: readonly string[];
  readonly kustomizations: readonly KustomizationPlan[];
  readonly patches: 'files' | 'inline';
  readonly layout: 'rendered' | 'base-overlays' | 'monorepo';
  /** Which of the clusters all bases take their values from that have no other reference. */
  readonly reference: number | undefined;
}

export interface KustomizationPlan {
  readonly namespace: string | undefined;
  readonly nested: boolean;
  /** Whether all clusters build one folder, or share a base, or neither. */
  readonly place: 'own' | 'path' | 'base';
  /** Which of the clusters the base takes its values from. */
  readonly reference: number | undefined;
  readonly folders: readonly FolderPlan[];
  readonly things: readonly ThingPlan[];
  readonly parts: readonly PartPlan[];
}

export interface FolderPlan {
  /** A base of its own, that of all folders of the Kustomization that say so, or none. */
  readonly base: 'none' | 'own' | 'common';
  readonly reference: number | undefined;
  readonly namespace: string | undefined;
  readonly labels: Record<string, string> | undefined;
  readonly image: string | undefined;
  /** Another name of the image, which may be one that is replaced. */
  readonly newName: string | undefined;
  /** What each cluster has another value of; of images, production has none. */
  readonly differs: 'namespace' | 'labels' | 'images' | undefined;
  readonly inside: number;
}

export interface ThingPlan {
  readonly kind: number;
  /** Seed of an object of any kind, in place of that kind; undefined: one with the data. */
  readonly content: number | undefined;
  readonly namespace: string | undefined;
  readonly data: Record<string, string | null>;
  readonly folder: number;
  readonly file: string | undefined;
  /** What each cluster, and each folder of a common base, has otherwise; what is missing is so in production. */
  readonly differs: 'value' | 'list' | 'more' | 'file' | 'missing' | undefined;
  /** Whether image automation is to find its image, and whether by another policy in each cluster. */
  readonly marker: 'same' | 'own' | undefined;
}

/** What lies in a folder besides objects. */
export interface PartPlan {
  readonly type: 'configMap' | 'secret' | 'vendored';
  readonly folder: number;
  /** Whether a generated name has a hash, and vendored files a JSON 6902 patch. */
  readonly flag: boolean;
  readonly differs: boolean;
}

/** Kinds of things by `kind` of their plan. */
export const KINDS = [
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'example.org/v1', kind: 'Widget' },
  { apiVersion: 'v1', kind: 'LimitRange' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
  { apiVersion: 'v1', kind: 'ServiceAccount' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' },
] as const;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const word = fc.constantFrom(
  ...['web', 'db', 'yes', '0755', '1e3', 'a b', 'null', 'ü', ' ', '~', '12:30:45', 'line\nbreak\n'],
);

const thing: fc.Arbitrary<ThingPlan> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  content: often(fc.nat()),
  namespace: maybe(fc.constantFrom('team', 'other')),
  data: fc.dictionary(fc.constantFrom('z', 'a', 'no', '1'), fc.option(word), { maxKeys: 4 }),
  folder: fc.nat(3),
  file: maybe(fc.constantFrom('all.yaml', 'some/more.yaml')),
  differs: often(fc.constantFrom('value', 'list', 'more', 'file', 'missing')),
  marker: seldom(fc.constantFrom('same', 'own')),
});

/** As most objects of a cluster are: anything, with little that differs, in the Kustomization itself. */
const plainThing: fc.Arbitrary<ThingPlan> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  content: fc.oneof({ weight: 4, arbitrary: fc.nat() }, { weight: 1, arbitrary: fc.constant(undefined) }),
  namespace: seldom(fc.constantFrom('team', 'other')),
  data: fc.constantFrom<ThingPlan['data']>({}, { a: 'web' }, { z: null, no: '0755' }),
  folder: fc.constant(0),
  file: seldom(fc.constantFrom('all.yaml', 'some/more.yaml')),
  differs: often(fc.constantFrom('value', 'value', 'list', 'more', 'file', 'missing')),
  marker: fc.constant(undefined),
});

const folder: fc.Arbitrary<FolderPlan> = fc.record({
  base: fc.constantFrom('none', 'own', 'common'),
  reference: maybe(fc.nat(3)),
  namespace: maybe(fc.constantFrom('team', 'forced')),
  labels: maybe(fc.record({ team: fc.constantFrom('a', 'true', '12') })),
  image: maybe(fc.constantFrom('2', '1.10', 'latest')),
  newName: maybe(fc.constantFrom('example.org/next', 'example.org/web')),
  differs: often(fc.constantFrom('namespace', 'labels', 'images')),
  inside: fc.nat(2),
});

const part: fc.Arbitrary<PartPlan> = fc.record({
  type: fc.constantFrom('configMap', 'configMap', 'secret', 'vendored'),
  folder: fc.nat(3),
  flag: fc.boolean(),
  differs: fc.boolean(),
});

const kustomizationPlan: fc.Arbitrary<KustomizationPlan> = fc.record({
  namespace: maybe(fc.constantFrom('team', 'other')),
  nested: fc.boolean(),
  place: fc.constantFrom('own', 'base', 'base', 'own', 'base', 'path'),
  reference: maybe(fc.nat(3)),
  folders: fc.array(folder, { maxLength: 3 }),
  things: fc.array(thing, { minLength: 1, maxLength: 5, size: 'max' }),
  parts: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(part, { maxLength: 2 }) },
  ),
});

const repository = {
  patches: fc.constantFrom('files', 'inline'),
  layout: fc.constantFrom('rendered', 'rendered', 'base-overlays', 'monorepo'),
  reference: seldom(fc.nat(3)),
} as const;

/** Few of everything, so that all may meet. */
export const fleetPlan: fc.Arbitrary<FleetPlan> = fc.record({
  clusters: fc.constantFrom(['staging'], ['staging', 'production'], ['dev', 'staging', 'production']),
  kustomizations: fc.array(kustomizationPlan, { minLength: 1, maxLength: 4, size: 'max' }),
  ...repository,
});

/** Many objects, all of them in bases and overlays. */
export const largeFleetPlan: fc.Arbitrary<FleetPlan> = fc.record({
  clusters: fc.constant(['dev', 'qa', 'staging', 'production']),
  kustomizations: fc.tuple(
    fc.record({
      namespace: maybe(fc.constantFrom('team', 'other')),
      nested: fc.boolean(),
      place: fc.constant('base'),
      reference: maybe(fc.nat(3)),
      folders: fc.constant([]),
      things: fc.array(plainThing, { minLength: 200, maxLength: 260, size: 'max' }),
      parts: fc.constant([]),
    }),
  ),
  ...repository,
});
