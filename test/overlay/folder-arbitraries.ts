import fc from 'fast-check';

import type {
  ImageTransform,
  Json,
  JsonObject,
  KubeObject,
  KustomizationTransform,
  ReplicaTransform,
} from '../../lib/manifest/index.js';
import type { OverlayFolder } from '../../lib/overlay/index.js';

type Arb<T> = fc.Arbitrary<T>;

const pick = <T>(...values: T[]): Arb<T> => fc.constantFrom(...values);

/** A map without the fields that came out as undefined. */
function map(fields: Record<string, Arb<Json | undefined>>): Arb<JsonObject> {
  return fc.record(fields).map((value) => {
    const present = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(present) as JsonObject;
  });
}

function rarely(strange: Arb<Json | undefined>, usual: Arb<Json>): Arb<Json | undefined> {
  return fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: strange });
}

const name = pick('a', 'b', 'default', 'x1');
const namespace = pick(undefined, undefined, 'default', 'n1', 'n2');

const imageText = fc
  .tuple(
    pick('', '', 'ghcr.io/', 'localhost:5000/', 'registry.example.org:443/team/'),
    pick('nginx', 'nginx', 'app', 'nginx-extra', 'ngxnx', 'aa'),
    pick('', ':1.2', ':latest', ':v1.0.0', ':{TAG}', ':8'),
    pick('', '', '@sha256:abc123'),
  )
  .map((parts) => parts.join(''));

const image = rarely(pick<Json | undefined>(undefined, null, 7, true, {}, ['nginx'], ''), imageText);
const container = map({ name: pick('main', 'side'), image });
const containers = rarely(
  pick<Json | undefined>(undefined, null, [], 'nginx', { image: 'nginx' }, ['nginx'], [null], [['nginx']]),
  fc.array(container, { maxLength: 2 }),
);
const volumes = fc.array(
  map({ name: pick('v'), image: pick(undefined, null, { reference: 'nginx:1.2' }, { reference: 'app' }) }),
  {
    maxLength: 2,
  },
);
/** What kustomize builds without a transform: it looks for names in the containers of kinds that it knows. */
const properContainers = fc.oneof(
  { weight: 30, arbitrary: fc.array(container, { maxLength: 2 }) },
  { weight: 1, arbitrary: pick<Json | undefined>(undefined, null, [], [null]) },
);

function podSpecWith(list: Arb<Json | undefined>): Arb<JsonObject> {
  return map({
    serviceAccountName: pick(undefined, 'a', 'default'),
    containers: list,
    initContainers: fc.oneof(fc.constant(undefined), list),
    volumes: fc.oneof(fc.constant(undefined), volumes),
  });
}

const replicas = rarely(pick<Json | undefined>(null, '2', 'two', 1.5, true, {}, []), pick<Json>(1, 3));

const podSpec = podSpecWith(properContainers);
const template = map({ metadata: pick<Json | undefined>(undefined, { labels: { app: 'x' } }), spec: podSpec });
const oddTemplate = map({ spec: podSpecWith(containers) });

/** Anything that a custom resource may hold, container lists at any depth. */
const { tree } = fc.letrec<{ tree: Json; branch: JsonObject }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    pick<Json>('nginx', 'nginx:1.2', 1, null, true),
    tie('branch'),
    fc.array(tie('tree'), { maxLength: 2 }),
  ),
  branch: map({
    a: fc.option(tie('tree'), { nil: undefined }),
    containers: fc.option(containers, { nil: undefined }),
    initContainers: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: tie('tree') }),
    image: fc.option(imageText, { nil: undefined }),
  }),
}));

const subjects = fc.array(
  map({
    kind: pick('ServiceAccount', 'ServiceAccount', 'User', 'Group'),
    name,
    namespace: pick(undefined, 'n1', 'n2', 'default', 'gone'),
  }),
  { maxLength: 3 },
);
const roleRef = pick({ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a' });
const service = map({ name, namespace: pick('n1', 'n2', 'default') });
const webhooks = fc.array(
  map({ name: pick('w'), clientConfig: fc.oneof(map({ service }), pick<JsonObject>({ url: 'https://x' })) }),
  {
    maxLength: 2,
  },
);

/** apiVersion, kind and further fields. */
const kinds: readonly [string, string, Record<string, Arb<Json | undefined>>][] = [
  ['apps/v1', 'Deployment', { spec: map({ replicas, template }) }],
  ['apps/v1', 'StatefulSet', { spec: map({ serviceName: pick('a'), replicas, template }) }],
  ['v1', 'ReplicationController', { spec: rarely(pick<Json | undefined>(undefined, null, {}), map({ replicas })) }],
  ['example.org/v1', 'ReplicaSet', { spec: rarely(pick<Json>(null, [{}], [[], null], 'x', 1), map({ replicas })) }],
  ['batch/v1', 'CronJob', { spec: map({ jobTemplate: map({ spec: map({ template }) }) }) }],
  ['v1', 'Pod', { spec: podSpec }],
  ['v1', 'ConfigMap', { data: pick<Json | undefined>(undefined, { image: 'nginx:1.2' }) }],
  ['v1', 'Secret', {}],
  ['v1', 'Service', { spec: pick({ ports: [{ port: 80 }] }) }],
  ['v1', 'ServiceAccount', { imagePullSecrets: pick<Json | undefined>(undefined, [{ name: 'a' }]) }],
  ['v1', 'ServiceAccount', {}],
  ['corp.example.org/v1', 'ServiceAccount', {}],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef, subjects }],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef, subjects }],
  [
    'authorization.openshift.io/v1',
    'RoleBinding',
    { subjects: rarely(pick<Json | undefined>(null, undefined, [null]), subjects) },
  ],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: pick<Json>([{ resourceNames: ['a'], verbs: ['get'] }]) }],
  ['v1', 'Namespace', {}],
  ['v1', 'PersistentVolume', {}],
  [
    'v1',
    'Node',
    { spec: pick<Json | undefined>(undefined, { configSource: { configMap: { name: 'a', namespace: 'n1' } } }) },
  ],
  ['example.org/v1', 'Namespace', {}],
  [
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    {
      spec: map({
        conversion: fc.oneof(
          pick<Json | undefined>(
            undefined,
            null,
            { strategy: 'None' },
            { webhook: { clientConfig: { service: { name: 'a' } } } },
          ),
          map({ webhook: map({ clientConfig: map({ service }) }) }),
        ),
        containers,
      }),
    },
  ],
  [
    'apiregistration.k8s.io/v1',
    'APIService',
    { spec: fc.oneof(pick<Json | undefined>(undefined, null, {}), map({ service })) },
  ],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', { webhooks }],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', { webhooks }],
  ['flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', {}],
  ['example.org/v1', 'Widget', { spec: rarely(tree, map({ a: tree, containers, template: oddTemplate })), containers }],
  ['example.org/v1', 'Widget', { spec: tree, status: pick(undefined, null, 'x') }],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: map({ interval: pick('1h'), values: tree }) }],
  [
    'kustomize.toolkit.fluxcd.io/v1',
    'Kustomization',
    { spec: map({ path: pick('./a'), images: pick(undefined, [{ name: 'nginx', newTag: '2' }]) }) },
  ],
];

const labels = rarely(
  pick<Json | undefined>(null, {}),
  pick<Json>({ app: 'x' }, { app: 'x', team: 'blue' }, { 'example.org/a': '1' }),
);

const object: Arb<KubeObject> = fc.constantFrom(...kinds).chain(
  ([apiVersion, kind, fields]) =>
    map({
      apiVersion: fc.constant(apiVersion),
      kind: fc.constant(kind),
      metadata: map({ name, namespace, labels: fc.option(labels, { nil: undefined }) }),
      ...fields,
    }) as Arb<KubeObject>,
);

const CLUSTER_SCOPED =
  /^(Namespace|PersistentVolume|Node|ClusterRole|ClusterRoleBinding|APIService|.*Definition|.*WebhookConfiguration)$/;

/** Cluster-scoped objects of one name are one, whatever namespace is written; so are those in none and "default". */
function identity({ apiVersion, kind, metadata }: KubeObject): string {
  const isBeyond = CLUSTER_SCOPED.test(kind) && apiVersion !== 'example.org/v1';
  return [apiVersion, kind, isBeyond ? '' : (metadata.namespace ?? 'default'), metadata.name].join(' ');
}

const objects = fc.uniqueArray(object, { minLength: 1, maxLength: 7, selector: identity });

const imageTransform: Arb<ImageTransform> = fc
  .record({
    name: fc.oneof(
      {
        weight: 6,
        arbitrary: pick(
          'nginx',
          'ghcr.io/nginx',
          'localhost:5000/nginx',
          'registry.example.org:443/team/app',
          'app',
          'aa',
        ),
      },
      {
        weight: 2,
        arbitrary: pick(
          'ng.nx',
          '.*',
          'nginx|app',
          '(ghcr.io/)?nginx',
          '[a-z./]+',
          'nginx.*',
          '^nginx$',
          '\\w+',
          'a{2}',
          'n[^a]+',
          'nginx\\-extra',
          '',
          '1\\.5|nginx',
        ),
      },
      {
        weight: 1,
        arbitrary: pick('(?i)NGINX', '[[:alpha:]]+', 'nginx\\b', 'nginx(', 'x**', '(a)*', '*', '\\Qapp\\E'),
      },
    ),
    newName: pick(undefined, undefined, 'docker.io/lib/nginx', 'nginx', 'mirror:5000/x', '123', 'foo:1', 'on'),
    newTag: pick(undefined, undefined, '2.0', 'latest', '8', ''),
    digest: pick(undefined, undefined, undefined, 'sha256:def'),
  })
  .map((value) => JSON.parse(JSON.stringify(value)) as ImageTransform);

const replicaTransform: Arb<ReplicaTransform> = fc.record({
  name: pick('a', 'a', 'b', 'default', 'x1'),
  count: fc.oneof(
    { weight: 20, arbitrary: pick(0, 1, 3, -1, 9007199254740991) },
    { weight: 1, arbitrary: pick(1.5, 1e21) },
  ),
});

/** The namespaces are names of objects and namespaces above too, one reads as a number. */
const transform: Arb<KustomizationTransform> = fc.record({
  namespace: fc.oneof(
    { weight: 3, arbitrary: pick(undefined, 'target', 'n1', 'default') },
    { weight: 1, arbitrary: pick('123', 'a', '') },
  ),
  labels: pick<Readonly<Record<string, string>> | undefined>(
    undefined,
    undefined,
    {},
    { app: 'y' },
    { owner: 'platform', 'example.org/a': '1', on: 'true' },
  ),
  replicas: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.array(replicaTransform, { maxLength: 2 }) },
  ),
  images: fc.option(fc.array(imageTransform, { maxLength: 3 }), { nil: undefined }),
});

/** A folder of its own. */
export const flatFolder: Arb<OverlayFolder> = fc.record({ objects, transform });

const gentle: Arb<KustomizationTransform> = fc.record({ namespace: pick(undefined, undefined, 't1', 't2', 'n1') });

const accounts = fc.uniqueArray(
  object.filter(({ kind }) => /Binding|Account|Webhook|^Service$|Node|ConfigMap|^Namespace/.test(kind)),
  { maxLength: 4, selector: identity },
);

/** Folders in folders, with objects that may refer to one another. */
export const nestedFolder: Arb<OverlayFolder> = fc.letrec<{ folder: OverlayFolder }>((tie) => ({
  folder: fc.record({
    objects: accounts,
    transform: gentle,
    folders: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('folder'), { maxLength: 2 })),
  }),
})).folder;
