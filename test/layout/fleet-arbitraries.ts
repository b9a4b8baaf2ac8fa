import { ApiObject } from 'cdk8s';
import { Cluster, FleetApp, Folder, type FolderProps, Kustomization, Repository, setFile } from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';
import fc from 'fast-check';

/** Clusters with the same Kustomizations, but for what differs. */
export interface FleetPlan {
  readonly clusters: readonly string[];
  readonly kustomizations: readonly KustomizationPlan[];
  readonly patches: 'files' | 'inline';
}

interface KustomizationPlan {
  readonly namespace: string | undefined;
  readonly nested: boolean;
  /** Whether all clusters build one folder, or share a base, or neither. */
  readonly place: 'own' | 'path' | 'base';
  readonly reference: boolean;
  readonly folders: readonly FolderPlan[];
  readonly things: readonly ThingPlan[];
}

interface FolderPlan {
  /** A base of its own, that of all folders of the Kustomization that say so, or none. */
  readonly base: 'none' | 'own' | 'common';
  readonly reference: boolean;
  readonly namespace: string | undefined;
  readonly labels: Record<string, string> | undefined;
  readonly image: string | undefined;
  /** Another name of the image, which may be one that is replaced. */
  readonly newName: string | undefined;
  /** What each cluster has another value of; of images, production has none. */
  readonly differs: 'namespace' | 'labels' | 'images' | undefined;
  readonly inside: number;
}

interface ThingPlan {
  readonly kind: number;
  readonly namespace: string | undefined;
  readonly data: Record<string, string | null>;
  readonly folder: number;
  readonly file: string | undefined;
  /** What each cluster, and each folder of a common base, has otherwise; what is missing is so in production. */
  readonly differs: 'value' | 'list' | 'more' | 'file' | 'missing' | undefined;
}

/** How a plan is made. */
export interface MakeOptions {
  /** Adds to what one cluster has otherwise. */
  readonly changed?: { readonly cluster: string; readonly text: string };
  /** One more cluster, that says what another says. */
  readonly twin?: { readonly name: string; readonly of: string };
  /** The constructs of each scope in the opposite order. */
  readonly reversed?: boolean;
}

const KINDS = [
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'example.org/v1', kind: 'Widget' },
  { apiVersion: 'v1', kind: 'LimitRange' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
  { apiVersion: 'v1', kind: 'ServiceAccount' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' },
];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const word = fc.constantFrom(
  ...['web', 'db', 'yes', '0755', '1e3', 'a b', 'null', 'ü', ' ', '~', '12:30:45', 'line\nbreak\n'],
);

const thing: fc.Arbitrary<ThingPlan> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  namespace: maybe(fc.constantFrom('team', 'other')),
  data: fc.dictionary(fc.constantFrom('z', 'a', 'no', '1'), fc.option(word)),
  folder: fc.nat(3),
  file: maybe(fc.constantFrom('all.yaml', 'some/more.yaml')),
  differs: often(fc.constantFrom('value', 'list', 'more', 'file', 'missing')),
});

const folder: fc.Arbitrary<FolderPlan> = fc.record({
  base: fc.constantFrom('none', 'own', 'common'),
  reference: fc.boolean(),
  namespace: maybe(fc.constantFrom('team', 'forced')),
  labels: maybe(fc.record({ team: fc.constantFrom('a', 'true', '12') })),
  image: maybe(fc.constantFrom('2', '1.10', 'latest')),
  newName: maybe(fc.constantFrom('example.org/next', 'example.org/web')),
  differs: often(fc.constantFrom('namespace', 'labels', 'images')),
  inside: fc.nat(2),
});

const kustomizationPlan: fc.Arbitrary<KustomizationPlan> = fc.record({
  namespace: maybe(fc.constantFrom('team', 'other')),
  nested: fc.boolean(),
  place: fc.constantFrom('own', 'base', 'base', 'own', 'base', 'path'),
  reference: fc.boolean(),
  folders: fc.array(folder, { maxLength: 3 }),
  things: fc.array(thing, { minLength: 1, maxLength: 5, size: 'max' }),
});

export const fleetPlan: fc.Arbitrary<FleetPlan> = fc.record({
  clusters: fc.constantFrom(['staging'], ['staging', 'production'], ['dev', 'staging', 'production']),
  kustomizations: fc.array(kustomizationPlan, { minLength: 1, maxLength: 4, size: 'max' }),
  patches: fc.constantFrom('files', 'inline'),
});

export function makeFleet(plan: FleetPlan, options: MakeOptions = {}): FleetApp {
  const app = new FleetApp({ name: 'demo' });
  const repository = new Repository(app, 'fleet', { patches: plan.patches });
  const inOrder = <T>(items: readonly T[]) => (options.reversed ? [...items].reverse() : items);
  const { twin } = options;
  for (const name of inOrder([...plan.clusters, ...(twin === undefined ? [] : [twin.name])])) {
    const cluster = new Cluster(app, name, { repository, flux: '2.10' });
    const scopes: Construct[] = [cluster];
    for (const [index, each] of plan.kustomizations.entries()) {
      const around = each.nested ? (scopes.at(-1) as Construct) : cluster;
      const scope = new Kustomization(around, `k${index}`, {
        path: each.place === 'path' ? `./apps/k${index}` : undefined,
        base: each.place === 'base' ? `apps/base/k${index}` : undefined,
        reference: each.reference && name === 'production',
        objects: { namespace: each.namespace },
      });
      const says = name === twin?.name ? twin.of : name;
      new Filler(scope, each, { prefix: `${index}`, cluster: says, ...options }).fill();
      scopes.push(scope);
    }
  }
  return app;
}

interface FillerContext extends MakeOptions {
  readonly prefix: string;
  readonly cluster: string;
}

interface Place {
  readonly scope: Construct;
  /** Tells folders of a common base apart. */
  readonly mark: string;
  readonly isCommon: boolean;
}

class Filler {
  private readonly places: Place[];

  constructor(
    private readonly kustomization: Kustomization,
    private readonly plan: KustomizationPlan,
    private readonly context: FillerContext,
  ) {
    this.places = [{ scope: kustomization, mark: '', isCommon: false }];
  }

  fill(): void {
    const { folders, things } = this.plan;
    for (const [index, each] of folders.entries()) this.addFolder(each, index);
    const numbered = [...things.entries()];
    for (const [index, each] of this.context.reversed ? numbered.reverse() : numbered) this.addThing(each, index);
  }

  private addFolder(each: FolderPlan, index: number): void {
    const { prefix, cluster } = this.context;
    const isCommon = each.base === 'common';
    const base = { none: undefined, own: `base/${prefix}-${index}`, common: `base/${prefix}` }[each.base];
    const around = isCommon ? this.kustomization : (this.places[each.inside % this.places.length]?.scope as Construct);
    const transform = transformOf(each, cluster);
    const namespace = isCommon ? `n${index}` : transform.namespace;
    const reference = each.reference && cluster === 'production' && !this.hasReference(isCommon);
    const scope = new Folder(around, `f${index}`, { base, reference, ...transform, namespace });
    this.places.push({ scope, mark: `f${index}`, isCommon });
  }

  private hasReference(isCommon: boolean): boolean {
    return this.places.some(({ scope, isCommon: other }) => isCommon && other && (scope as Folder).reference);
  }

  private addThing(each: ThingPlan, index: number): void {
    const place = this.places[each.folder % this.places.length] as Place;
    const places = place.isCommon ? this.places.filter(({ isCommon }) => isCommon) : [place];
    for (const { scope, mark } of places) {
      // What a Folder gives a namespace must not ask for another one.
      const namespace = scope === this.kustomization ? each.namespace : undefined;
      this.place(scope, `o${this.context.prefix}-${index}`, { ...each, namespace }, mark);
    }
  }

  private place(scope: Construct, name: string, each: ThingPlan, mark: string): void {
    const { cluster, changed } = this.context;
    const differs = this.plan.place === 'path' ? undefined : each.differs;
    if (differs === 'missing' && cluster === 'production') return;
    const text = `${cluster}${mark}${changed?.cluster === cluster ? changed.text : ''}`;
    const type = KINDS[each.kind] as { apiVersion: string; kind: string };
    const metadata = { name, ...(each.namespace === undefined ? {} : { namespace: each.namespace }) };
    const object = new ApiObject(scope, name, { ...type, metadata, ...fieldsOf(type.kind, each, { differs, text }) });
    const file = differs === 'file' && cluster === 'production' ? 'other.yaml' : each.file;
    if (file !== undefined) setFile(object, file);
  }
}

function transformOf({ namespace, labels, image, newName, differs }: FolderPlan, cluster: string): FolderProps {
  const ownTag = cluster === 'production' ? undefined : cluster;
  const newTag = differs === 'images' ? ownTag : image;
  const images = newTag === undefined ? undefined : [{ name: 'example.org/web', newTag, newName }];
  return {
    namespace: differs === 'namespace' ? cluster : namespace,
    labels: differs === 'labels' ? { ...labels, cluster } : labels,
    images: newName === 'example.org/next' && images ? [{ name: newName, newTag: 'x' }, ...images] : images,
  };
}

interface Difference {
  readonly differs: ThingPlan['differs'];
  readonly text: string;
}

function fieldsOf(kind: string, { data }: ThingPlan, { differs, text }: Difference): Record<string, unknown> {
  const own = differs === 'value' ? { own: text } : differs === 'more' ? { [`own-${text}`]: null } : {};
  const list =
    differs === 'list'
      ? [
          { name: 'a', value: '1' },
          { name: text, value: text },
        ]
      : [{ name: 'a', value: '1' }];
  switch (kind) {
    case 'ConfigMap':
      return { data: { ...data, ...own, ...(differs === 'list' ? { list: text } : {}) } };
    case 'Deployment':
      return { spec: deploymentSpec({ differs, text }, list) };
    case 'RoleBinding':
      return {
        subjects: [
          { kind: 'ServiceAccount', name: `o0-${differs === 'value' ? text.length % 5 : 1}` },
          { kind: 'User', name: 'default' },
        ],
      };
    case 'LimitRange':
      return { spec: { limits: list.map((item) => ({ type: 'PVC', max: { storage: item.value } })) } };
    default:
      return { spec: { values: { ...data, ...own, list } } };
  }
}

function deploymentSpec({ differs, text }: Difference, env: readonly object[]): Record<string, unknown> {
  const image = differs === 'value' ? `example.org/web:${text}` : 'example.org/web:1';
  const sidecar = { name: text, image: 'example.org/next' };
  const containers = [{ name: 'x', image, env }, ...(differs === 'more' ? [sidecar] : [])];
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers } };
  return { replicas: differs === 'value' ? text.length : 1, selector: { matchLabels: { app: 'web' } }, template };
}
