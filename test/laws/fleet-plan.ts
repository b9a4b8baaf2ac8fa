// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import fc from 'fast-check';

import { type JsonObject, normalizeObject, stringifyJson } from '../../lib/manifest/index.js';
import { nastyMap, nastyString, nastyValue } from '../manifest/yaml-arbitraries.js';

/** What a random fleet is made of. All clusters have the same Kustomizations, but for what differs in their folders. */
export interface FleetPlan {
  readonly clusters: readonly string[];
  /** Whether bootstrap has put its files into the entry folders; else the folders are named on the command line. */
  readonly bootstrapped: boolean;
  /** Whether the entries have a kustomization file of ours. */
  readonly entryFile: boolean;
  /** Whether the files come to lie on disk. */
  readonly onDisk: boolean;
  readonly kustomizations: readonly KustomizationPlan[];
}

export interface KustomizationPlan {
  /** Namespace of the Flux object. */
  readonly namespace: 'flux-system' | 'apps';
  /** Whether the one before applies it. */
  readonly nested: boolean;
  /** Whether all clusters build one folder; only where it applies no other Kustomization. */
  readonly shared: boolean;
  /** Whether it lies in the second repository. */
  readonly elsewhere: boolean;
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** Indexes, taken modulo, of Kustomizations before it that it waits for. */
  readonly dependsOn: readonly number[];
  /** Namespace for its objects. */
  readonly objects: string | undefined;
  /** What Flux changes; only where it applies no other Kustomization. */
  readonly changes: Changes;
  readonly folders: readonly FolderPlan[];
  readonly things: readonly ThingPlan[];
}

/** Fields of `spec` that change what is built. */
export interface Changes {
  readonly targetNamespace: string | undefined;
  readonly namePrefix: string | undefined;
  readonly commonMetadata: CommonMetadata | undefined;
  readonly newTag: string | undefined;
  readonly replicas: number | undefined;
}

export interface CommonMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface FolderPlan {
  readonly base: boolean;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly newTag: string | undefined;
  /** What each cluster has another value of, where nothing around it is shared; of images, production has none. */
  readonly differs: 'namespace' | 'labels' | 'images' | undefined;
  readonly inside: number;
}

export interface ThingPlan {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  /** What stands in it, whatever its kind; text, numbers, lists and maps of every sort. */
  readonly fields: JsonObject;
  /** Text around a variable, if it uses one. */
  readonly variable: VariablePlan | undefined;
  readonly folder: number;
  readonly file: string | undefined;
}

export interface VariablePlan {
  readonly name: 'REGION' | 'DOMAIN';
  readonly before: string;
  readonly after: string;
}

export type Kind = keyof typeof KINDS;

export const KINDS = {
  ConfigMap: 'v1',
  Service: 'v1',
  Deployment: 'apps/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  ClusterIssuer: 'cert-manager.io/v1',
  Widget: 'example.org/v1',
} as const;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const tag = fc.constantFrom('2', '1.10', 'latest');

/** Anything that a file can hold so that kustomize gives it back. */
const fields: fc.Arbitrary<JsonObject> = fc
  .record({ data: nastyMap, value: nastyValue, text: nastyString })
  .filter((value) => isKept(value));

const plainBefore = ['', 'https://', 'a\n', 'x: ', '# '];
const after = fc.constantFrom('', '/', '$', '.example.org', '\nb\n', ' #', ': ');

/** A literal `$` beside a variable needs one whose value is known for certain. */
const variable: fc.Arbitrary<VariablePlan> = fc.oneof(
  fc.record({ name: fc.constant('REGION'), before: fc.constantFrom(...plainBefore, '$', '$$', '${HOME} '), after }),
  fc.record({ name: fc.constant('DOMAIN'), before: fc.constantFrom(...plainBefore), after }),
);

const thing: fc.Arbitrary<ThingPlan> = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(KINDS) as Kind[])),
    namespace: maybe(fc.constantFrom('team', 'other')),
    fields,
    variable: rarely(variable),
    folder: fc.nat(3),
    file: maybe(fc.constantFrom('all.yaml', 'some/more.yaml')),
  })
  // A patch makes kustomize read a Deployment again, as variables make Flux.
  .filter((plan) => (plan.variable === undefined && plan.kind !== 'Deployment') || !isFragile(plan));

const folder: fc.Arbitrary<FolderPlan> = fc.record({
  base: fc.boolean(),
  namespace: maybe(fc.constantFrom('team', 'forced')),
  labels: maybe(fc.record({ team: fc.constantFrom('a', 'true', '12') })),
  newTag: maybe(tag),
  differs: rarely(fc.constantFrom('namespace', 'labels', 'images')),
  inside: fc.nat(2),
});

const changes: fc.Arbitrary<Changes> = fc.record({
  targetNamespace: rarely(fc.constantFrom('target', 'team')),
  namePrefix: rarely(fc.constantFrom('pre-')),
  commonMetadata: rarely(
    fc.constantFrom<CommonMetadata>(
      { labels: { owner: 'a', team: 'b' } },
      { annotations: { note: 'yes' }, labels: { owner: '1' } },
    ),
  ),
  newTag: rarely(tag),
  replicas: rarely(fc.constantFrom(0, 3)),
});

const kustomization: fc.Arbitrary<KustomizationPlan> = fc.record({
  namespace: fc.constantFrom('flux-system', 'flux-system', 'flux-system', 'apps'),
  nested: fc.boolean(),
  shared: fc.boolean(),
  elsewhere: fc.constantFrom(false, false, true),
  labels: rarely(fc.record({ tier: fc.constantFrom('base', '1') })),
  dependsOn: fc.array(fc.nat(5), { maxLength: 2 }),
  objects: maybe(fc.constantFrom('team', 'other')),
  changes,
  folders: fc.array(folder, { maxLength: 3 }),
  things: fc.array(thing, { minLength: 1, maxLength: 5, size: 'max' }),
});

export const fleetPlan: fc.Arbitrary<FleetPlan> = fc.record({
  clusters: fc.constantFrom(['staging'], ['staging', 'production'], ['dev', 'staging', 'production']),
  bootstrapped: fc.boolean(),
  entryFile: fc.constantFrom(false, false, true),
  onDisk: fc.constantFrom(false, false, true),
  kustomizations: fc.array(kustomization, { minLength: 1, maxLength: 5, size: 'max' }),
});

function isKept(value: JsonObject): boolean {
  const { problems } = normalizeObject({ apiVersion: 'v1', kind: 'Any', metadata: { name: 'any' }, ...value });
  return problems.length === 0;
}

/** Whether it has a text that does not come through the filling in of variables: several lines behind a tab, say. */
export function isFragile({ fields: value }: ThingPlan): boolean {
  return FRAGILE.test(stringifyJson(value));
}

const FRAGILE = /"\\t([^"\\]|\\.)*?\\n|[\u2028\u2029]/;
