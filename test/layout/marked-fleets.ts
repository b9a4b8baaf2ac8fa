import { ApiObject } from 'cdk8s';
import {
  Cluster,
  FleetApp,
  Folder,
  type FolderProps,
  HelmRelease,
  imageMarker,
  Kustomization,
  OCIRepository,
  Repository,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';
import fc from 'fast-check';

/** Clusters that share a base, in which image automation looks after values. */
export interface MarkedPlan {
  readonly clusters: readonly string[];
  readonly patches: 'files' | 'inline';
  readonly reference: number | undefined;
  /** What the kustomization file of a Folder does; undefined: a Kustomization has the base. */
  readonly folder: FolderPlan | undefined;
  readonly objects: readonly ObjectPlan[];
}

interface FolderPlan {
  readonly namespace: string | undefined;
  readonly labels: Record<string, string> | undefined;
  readonly images: readonly { readonly name: string; readonly newTag: string }[] | undefined;
  /** Whether image automation looks after the tags of these. */
  readonly policy: ValuePlan['policy'];
}

interface ObjectPlan {
  readonly kind: keyof typeof MAKERS;
  /** One for each cluster. */
  readonly variants: readonly VariantPlan[];
}

interface VariantPlan {
  readonly values: readonly ValuePlan[];
  readonly more: string | null | undefined;
  readonly isReversed: boolean;
}

interface ValuePlan {
  readonly version: string;
  /** That of the cluster, one that all have, or none. */
  readonly policy: 'own' | 'web' | undefined;
}

/** Texts that image automation looks after, one by one. */
interface Texts {
  readonly image: (index: number) => string;
  readonly tag: (index: number) => string;
}

type Variant = Texts & Pick<VariantPlan, 'more' | 'isReversed'>;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const value: fc.Arbitrary<ValuePlan> = fc.record({
  version: fc.constantFrom('1', '1', '1.10', 'main-0a'),
  policy: fc.constantFrom('own', 'own', 'web', undefined),
});

const variant: fc.Arbitrary<VariantPlan> = fc.record({
  values: fc.array(value, { minLength: 3, maxLength: 3 }),
  more: fc.constantFrom(undefined, undefined, 'a', 'yes', '1', null),
  isReversed: fc.nat(4).map((number) => number === 0),
});

const object: fc.Arbitrary<ObjectPlan> = fc.record({
  kind: fc.constantFrom('Deployment', 'CronJob', 'ConfigMap', 'HelmRelease', 'Widget'),
  // Mostly as most fleets are: nothing differs but what the automation does.
  variants: fc
    .tuple(variant, fc.array(maybe(variant), { minLength: 2, maxLength: 2 }))
    .map(([first, others]) => [first, ...others.map((other) => other ?? first)]),
});

export const markedPlan: fc.Arbitrary<MarkedPlan> = fc.record({
  clusters: fc.constantFrom<string[]>(['production', 'staging'], ['dev', 'production', 'staging']),
  patches: fc.constantFrom('files', 'inline'),
  reference: maybe(fc.nat(2)),
  folder: maybe(
    fc.record({
      namespace: maybe(fc.constant('team')),
      labels: maybe(fc.constantFrom<Record<string, string>>({ team: 'web' }, { version: '1' })),
      policy: fc.constantFrom('own', 'web', undefined),
      images: maybe(fc.constantFrom([{ name: 'example.org/web', newTag: '1' }], [{ name: 'other', newTag: '2' }])),
    }),
  ),
  objects: fc.array(object, { minLength: 2, maxLength: 6, size: 'max' }),
});

/** What each policy has chosen, as `policy=value`. */
export function chosenBy({ clusters }: MarkedPlan): string[] {
  const policies = [...clusters, 'web'].map((name) => `flux-system:${name}`);
  return policies.flatMap((policy, index) => [`${policy}=example.org/web:2.${index}0`, `${policy}:tag=2.${index}0`]);
}

/** @param rendered whether each cluster has all of it, without a base */
export function markedFleet(plan: MarkedPlan, { rendered = false } = {}): FleetApp {
  const app = new FleetApp({ name: 'demo' });
  const repository = new Repository(app, 'fleet', { url: 'ssh://git@example.org/fleet', patches: plan.patches });
  plan.clusters.forEach((name, index) => {
    const cluster = new Cluster(app, name, { repository, flux: '2.10' });
    const base = { base: rendered ? undefined : 'base/web', reference: !rendered && plan.reference === index };
    const objects = { namespace: 'web' };
    const web = new Kustomization(cluster, 'web', { path: `./apps/${name}`, objects, ...(plan.folder ? {} : base) });
    const scope =
      plan.folder === undefined ? web : new Folder(web, 'web', { ...folderProps(web, plan.folder), ...base });
    for (const [at, each] of plan.objects.entries()) makeObject(scope, { name: `o${at}`, cluster: name, index }, each);
  });
  return app;
}

function folderProps(web: Kustomization, { policy, ...rest }: FolderPlan): FolderProps {
  if (policy === undefined) return rest;
  const name = policy === 'own' ? Cluster.of(web).clusterName : policy;
  const marked = (initial: string) => imageMarker(web, { policy: `flux-system:${name}`, part: 'tag', initial });
  return { ...rest, images: rest.images?.map((image) => ({ ...image, newTag: marked(image.newTag) })) };
}

function makeObject(scope: Construct, about: { name: string; cluster: string; index: number }, plan: ObjectPlan): void {
  const { values, ...rest } = plan.variants[about.index] as VariantPlan;
  const text = (index: number, prefix: string, part?: 'tag') => {
    const { version = '1', policy } = values[index] ?? {};
    const initial = `${prefix}${version}`;
    const name = policy === 'own' ? about.cluster : policy;
    return name === undefined ? initial : imageMarker(scope, { policy: `flux-system:${name}`, part, initial });
  };
  const texts: Texts = { image: (index) => text(index, 'example.org/web:'), tag: (index) => text(index, '', 'tag') };
  MAKERS[plan.kind](scope, about.name, { ...texts, ...rest });
}

const MAKERS = {
  Deployment: (scope: Construct, name: string, variant: Variant) =>
    new ApiObject(scope, name, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { labels: { version: variant.tag(2) } },
      spec: { template: { spec: podSpec(variant) } },
    }),
  CronJob: (scope: Construct, name: string, variant: Variant) =>
    new ApiObject(scope, name, {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      spec: { jobTemplate: { spec: { template: { spec: podSpec(variant) } } } },
    }),
  ConfigMap: (scope: Construct, name: string, variant: Variant) =>
    new ApiObject(scope, name, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: {
        image: variant.image(0),
        'a/b~c': variant.tag(1),
        ...(variant.more == null ? {} : { more: variant.more }),
      },
    }),
  HelmRelease: (scope: Construct, name: string, variant: Variant) => {
    const chartRef = OCIRepository.fromName(scope, `chart-${name}`, { name: 'web' });
    const values = { image: { tag: variant.tag(0) }, apps: items(variant), more: variant.more };
    new HelmRelease(scope, name, { chartRef, values });
  },
  Widget: (scope: Construct, name: string, variant: Variant) =>
    new ApiObject(scope, name, {
      apiVersion: 'example.org/v1',
      kind: 'Widget',
      spec: { images: [variant.image(0), 'b'], items: items(variant), more: variant.more },
    }),
} as const;

function podSpec(variant: Variant) {
  const env = [{ name: 'TAG', value: variant.tag(2) }, ...(variant.more == null ? [] : [{ name: 'MORE', value: 'x' }])];
  const containers = [
    { name: 'web', image: variant.image(0), env },
    { name: 'proxy', image: variant.image(1), args: ['--verbose'] },
  ];
  return { containers: variant.isReversed ? containers.reverse() : containers };
}

function items(variant: Variant) {
  const found = [
    { name: 'a', image: variant.image(1), port: 80, host: 'a.example.org', paths: ['/'] },
    { name: 'b', tag: variant.tag(2), port: 81, host: 'b.example.org', paths: ['/'] },
  ];
  return variant.isReversed ? found.reverse() : found;
}
