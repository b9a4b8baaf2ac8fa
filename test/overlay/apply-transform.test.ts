import type { Json, JsonObject, KubeObject, KustomizationTransform } from '../../lib/manifest/index.js';
import { applyTransform } from '../../lib/overlay/index.js';
import { findKustomize } from '../support/tools.js';
import { kustomizeBuild } from './kustomize-build.js';

const kustomize = findKustomize();
const itWithKustomize = kustomize === undefined ? it.skip : it;

type Case = [
  title: string,
  transform: KustomizationTransform,
  given: readonly KubeObject[],
  expected: readonly KubeObject[],
];

function object(apiVersion: string, kind: string, name: string, rest: JsonObject = {}): KubeObject {
  const { metadata = {}, ...fields } = rest as { metadata?: JsonObject };
  return { apiVersion, kind, metadata: { name, ...metadata }, ...fields };
}

const inNamespace = (namespace: string): JsonObject => ({ metadata: { namespace } });
const RBAC = 'rbac.authorization.k8s.io/v1';

const MOVES: Case[] = [
  [
    'objects get the namespace, over one they had',
    { namespace: 'to' },
    [object('v1', 'ConfigMap', 'a'), object('example.org/v1', 'Widget', 'b', inNamespace('from'))],
    [object('v1', 'ConfigMap', 'a', inNamespace('to')), object('example.org/v1', 'Widget', 'b', inNamespace('to'))],
  ],
  [
    'a kind that kustomize knows as cluster-scoped gets none, in versions that it knows',
    { namespace: 'to' },
    [
      object(RBAC, 'ClusterRole', 'a'),
      object('rbac.authorization.k8s.io/v1alpha1', 'ClusterRole', 'a'),
      object('flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', 'a'),
      object('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', 'a'),
    ],
    [
      object(RBAC, 'ClusterRole', 'a'),
      object('rbac.authorization.k8s.io/v1alpha1', 'ClusterRole', 'a', inNamespace('to')),
      object('flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', 'a'),
      object('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', 'a', inNamespace('to')),
    ],
  ],
  [
    'a v1 Namespace is renamed, a Namespace of another group is moved',
    { namespace: 'to' },
    [object('v1', 'Namespace', 'a'), object('example.org/v1', 'Namespace', 'a')],
    [object('v1', 'Namespace', 'to'), object('example.org/v1', 'Namespace', 'a', inNamespace('to'))],
  ],
  [
    'an APIService gets the namespace of its service, even without a service',
    { namespace: 'to' },
    [
      object('apiregistration.k8s.io/v1', 'APIService', 'a', { spec: { service: { name: 's', namespace: 'from' } } }),
      object('apiregistration.k8s.io/v1', 'APIService', 'b'),
    ],
    [
      object('apiregistration.k8s.io/v1', 'APIService', 'a', { spec: { service: { name: 's', namespace: 'to' } } }),
      object('apiregistration.k8s.io/v1', 'APIService', 'b', { spec: { service: { namespace: 'to' } } }),
    ],
  ],
  [
    'a CRD gets the namespace of its conversion webhook where one is written',
    { namespace: 'to' },
    [conversion('a', { name: 's', namespace: 'from' }), conversion('b', { name: 's' })],
    [conversion('a', { name: 's', namespace: 'to' }), conversion('b', { name: 's' })],
  ],
  [
    'subjects called "default" get the namespace, of whatever kind they are',
    { namespace: 'to' },
    [
      binding([
        { kind: 'ServiceAccount', name: 'default', namespace: 'x' },
        { kind: 'User', name: 'default' },
      ]),
    ],
    [
      binding([
        { kind: 'ServiceAccount', name: 'default', namespace: 'to' },
        { kind: 'User', name: 'default', namespace: 'to' },
      ]),
    ],
  ],
  [
    'subjects with the name of a moved ServiceAccount get its namespace, those in a third namespace do not',
    { namespace: 'to' },
    [
      object('v1', 'ServiceAccount', 'sa', inNamespace('from')),
      binding([
        { kind: 'ServiceAccount', name: 'sa', namespace: 'from' },
        { kind: 'ServiceAccount', name: 'sa', namespace: 'third' },
        { kind: 'ServiceAccount', name: 'other', namespace: 'from' },
        { kind: 'Group', name: 'sa' },
      ]),
    ],
    [
      object('v1', 'ServiceAccount', 'sa', inNamespace('to')),
      binding([
        { kind: 'ServiceAccount', name: 'sa', namespace: 'to' },
        { kind: 'ServiceAccount', name: 'sa', namespace: 'third' },
        { kind: 'ServiceAccount', name: 'other', namespace: 'from' },
        { kind: 'Group', name: 'sa', namespace: 'to' },
      ]),
    ],
  ],
  [
    'webhooks follow a moved Service',
    { namespace: 'to' },
    [object('v1', 'Service', 's'), webhook({ name: 's', namespace: 'default' })],
    [object('v1', 'Service', 's', inNamespace('to')), webhook({ name: 's', namespace: 'to' })],
  ],
];

const LABELS: Case[] = [
  [
    'labels go into metadata only, over those of the same key',
    { labels: { app: 'y', team: '1' } },
    [
      object('apps/v1', 'Deployment', 'a', {
        metadata: { labels: { app: 'x', z: 'z' } },
        spec: { selector: {}, template: {} },
      }),
    ],
    [
      object('apps/v1', 'Deployment', 'a', {
        metadata: { labels: { app: 'y', team: '1', z: 'z' } },
        spec: { selector: {}, template: {} },
      }),
    ],
  ],
];

const IMAGES: [title: string, name: string, to: JsonObject, from: string, expected: string][] = [
  ['a new tag replaces tag and digest', 'nginx', { newTag: '2' }, 'nginx:1@sha256:aa', 'nginx:2'],
  ['a digest replaces the tag', 'nginx', { digest: 'sha256:bb' }, 'nginx:1', 'nginx@sha256:bb'],
  ['tag and digest may be given together', 'nginx', { newTag: '2', digest: 'sha256:bb' }, 'nginx', 'nginx:2@sha256:bb'],
  ['a new name keeps tag and digest', 'nginx', { newName: 'x.io/n' }, 'nginx:1@sha256:aa', 'x.io/n:1@sha256:aa'],
  ['a port is no tag', 'x:5000/nginx', { newTag: '2' }, 'x:5000/nginx', 'x:5000/nginx:2'],
  ['the registry is part of the name', 'nginx', { newTag: '2' }, 'x.io/nginx:1', 'x.io/nginx:1'],
  ['a longer name is another name', 'nginx', { newTag: '2' }, 'nginx-extra:1', 'nginx-extra:1'],
  ['a dot is any character', 'ng.nx', { newTag: '2' }, 'ng-nx:1', 'ng-nx:2'],
  ['names are regular expressions', '(ghcr\\.io/)?nginx|app', { newTag: '2' }, 'ghcr.io/nginx:1', 'ghcr.io/nginx:2'],
  ['an alternative is not anchored', 'app|nginx', { newTag: '2' }, 'app-of-mine:1', 'app-of-mine:2'],
  ['a new name with a tag meets a second pass', '[a-z:1]+', { newName: 'foo:1' }, 'nginx', 'foo:1:1'],
  ['a tag that looks like a template is a tag', 'nginx', { newName: 'x' }, 'nginx:{TAG}', 'x:{TAG}'],
];

const IMAGE_PLACES: Case[] = [
  [
    'images are found in container lists at any depth and in image volumes of pods',
    { images: [{ name: 'a', newTag: '2' }] },
    [
      object('v1', 'Pod', 'p', {
        spec: {
          containers: [{ image: 'a' }],
          initContainers: [{ image: 'a:1' }],
          volumes: [{ image: { reference: 'a' } }],
        },
      }),
      object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'h', {
        spec: { values: { image: 'a', x: [{ containers: [{ image: 'a' }, {}, null] }] } },
      }),
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c', { spec: { containers: [{ image: 'a' }] } }),
    ],
    [
      object('v1', 'Pod', 'p', {
        spec: {
          containers: [{ image: 'a:2' }],
          initContainers: [{ image: 'a:2' }],
          volumes: [{ image: { reference: 'a:2' } }],
        },
      }),
      object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'h', {
        spec: { values: { image: 'a', x: [{ containers: [{ image: 'a:2' }, {}, null] }] } },
      }),
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c', { spec: { containers: [{ image: 'a' }] } }),
    ],
  ],
  [
    'null container lists of pods become empty lists',
    { images: [{ name: 'a', newTag: '2' }] },
    [object('v1', 'Pod', 'p', { spec: { containers: null } })],
    [object('v1', 'Pod', 'p', { spec: { containers: [] } })],
  ],
  [
    'entries follow one another',
    {
      images: [
        { name: 'a', newName: 'b' },
        { name: 'b', newTag: '2' },
      ],
    },
    [pod('a:1')],
    [pod('b:2')],
  ],
];

const REPLICAS: Case[] = [
  [
    'a number is set over another one, over null, and where none was written',
    { replicas: [{ name: 'a', count: 3 }] },
    [
      scaled('apps/v1', 'Deployment', { replicas: 1, paused: true }),
      scaled('apps/v1', 'StatefulSet', { replicas: null }),
    ],
    [scaled('apps/v1', 'Deployment', { replicas: 3, paused: true }), scaled('apps/v1', 'StatefulSet', { replicas: 3 })],
  ],
  [
    'an object without a spec gets one',
    { replicas: [{ name: 'a', count: 3 }] },
    [object('v1', 'ReplicationController', 'a'), scaled('apps/v1', 'ReplicaSet', null)],
    [scaled('v1', 'ReplicationController', { replicas: 3 }), scaled('apps/v1', 'ReplicaSet', { replicas: 3 })],
  ],
  [
    'four kinds of any group and in any namespace are meant, and no other',
    { replicas: [{ name: 'a', count: 3 }] },
    [
      object('example.org/v1', 'Deployment', 'a', { metadata: { namespace: 'x' }, spec: {} }),
      scaled('apps/v1', 'DaemonSet', {}),
      object('apps/v1', 'Deployment', 'a-b', { spec: {} }),
    ],
    [
      object('example.org/v1', 'Deployment', 'a', { metadata: { namespace: 'x' }, spec: { replicas: 3 } }),
      scaled('apps/v1', 'DaemonSet', {}),
      object('apps/v1', 'Deployment', 'a-b', { spec: {} }),
    ],
  ],
  [
    'the last entry with a name wins',
    {
      replicas: [
        { name: 'a', count: 3 },
        { name: 'a', count: 0 },
      ],
    },
    [scaled('apps/v1', 'Deployment', { replicas: 1 })],
    [scaled('apps/v1', 'Deployment', { replicas: 0 })],
  ],
  [
    'a list stands for all its items',
    { replicas: [{ name: 'a', count: 3 }] },
    [scaled('apps/v1', 'Deployment', [{}, [{ replicas: 1 }], null])],
    [scaled('apps/v1', 'Deployment', [{ replicas: 3 }, [{ replicas: 3 }], null])],
  ],
];

const images = IMAGES.map(([title, name, to, from, expected]): Case => {
  return [title, { images: [{ name, ...to }] }, [pod(from)], [pod(expected)]];
});

describe.each([
  ['namespace', MOVES],
  ['labels', LABELS],
  ['replicas', REPLICAS],
  ['images', [...images, ...IMAGE_PLACES]],
])('%s:', (_name, cases) => {
  it.each(cases)('%s', (_title, transform, given, expected) => {
    expect(applyTransform(given, transform)).toEqual({ objects: expected, problems: [] });
  });

  itWithKustomize.each(cases)('%s, as kustomize has it', async (_title, transform, objects, expected) => {
    const built = await kustomizeBuild(kustomize as string, { objects, transform });
    expect(built).toEqual({ objects: expect.arrayContaining([...expected]) });
  });
});

describe('An entry of replicas that means no object', () => {
  const transform = { replicas: [{ name: 'b', count: 1 }] };
  const given = [scaled('apps/v1', 'Deployment', {}), object('apps/v1', 'DaemonSet', 'b')];

  it('is told', () => {
    const [entry] = transform.replicas;
    expect(applyTransform(given, transform)).toEqual({
      objects: given,
      problems: [],
      unmatched: [{ transform, entry }],
    });
  });

  itWithKustomize('is refused by kustomize', async () => {
    expect(await kustomizeBuild(kustomize as string, { objects: given, transform })).toEqual({
      error: expect.stringContaining('resource with name b does not match a config'),
    });
  });
});

describe('Nothing to do:', () => {
  it.each<[string, KustomizationTransform]>([
    ['no field', {}],
    ['empty fields', { namespace: '', labels: {}, replicas: [], images: [] }],
    ['fields that say what is there', { namespace: 'n', labels: { a: 'b' }, images: [{ name: 'nginx', newTag: '1' }] }],
  ])('%s: the objects that were given come back', (_title, transform) => {
    const given = { ...pod('nginx:1'), metadata: { name: 'p', namespace: 'n', labels: { a: 'b' } } };
    expect(applyTransform([given], transform).objects[0]).toBe(given);
  });
});

const NOT_A_STRING = 'is a map or a list where a string belongs, which kustomize refuses';

const PROBLEMS: [title: string, transform: KustomizationTransform, given: KubeObject, path: string, message: string][] =
  [
    [
      'an image that is a map',
      setTag('a'),
      pod({}),
      'spec.containers[0].image',
      'is not a string, which kustomize refuses',
    ],
    [
      'an image that is a number',
      setTag('a'),
      pod(7),
      'spec.containers[0].image',
      'is not a string, so only kustomize can match it',
    ],
    ['null that a name matches', setTag('.*'), pod(null), 'spec.containers[0].image', 'is null'],
    [
      'a name beyond the plain part of regular expressions',
      setTag('(?i)a'),
      pod('a'),
      'spec.containers[0].image',
      'meets image name "(?i)a", which only kustomize can match',
    ],
    [
      'a name that is no regular expression',
      setTag('a('),
      pod('a'),
      'spec.containers[0].image',
      'meets image name "a(", which only kustomize can match',
    ],
    [
      'a new image that reads as a number',
      { images: [{ name: 'a', newName: '12' }] },
      pod('a'),
      'spec.containers[0].image',
      'becomes "12", which may read as something other than a string',
    ],
    [
      'a container list of texts',
      setTag('a'),
      object('example.org/v1', 'Widget', 'w', { x: { containers: ['a'] } }),
      'x.containers[0]',
      'is not a map, which kustomize refuses in a list of this name when it replaces images',
    ],
    [
      'a spec that is a text',
      setTag('a'),
      object('example.org/v1', 'Widget', 'w', { spec: 'a' }),
      'spec',
      'is neither a map nor a list, which kustomize refuses',
    ],
    [
      'a namespace that is a map',
      { namespace: 'n' },
      { ...pod('a'), metadata: { name: 'p', namespace: {} } },
      'metadata.namespace',
      NOT_A_STRING,
    ],
    [
      'a label that would be named by a number',
      { labels: { '12': 'b' } },
      pod('a'),
      'metadata.labels["12"]',
      'has a name that kustomize does not take for a string',
    ],
    [
      'a number of replicas that is a text',
      { replicas: [{ name: 'a', count: 2 }] },
      scaled('apps/v1', 'Deployment', { replicas: '1' }),
      'spec.replicas',
      'is a string where a number belongs, which kustomize may keep one',
    ],
    [
      'a number of replicas that is a map',
      { replicas: [{ name: 'a', count: 2 }] },
      scaled('apps/v1', 'Deployment', { replicas: {} }),
      'spec.replicas',
      'is a map or a list where a number belongs, which kustomize refuses',
    ],
    [
      'a part of a replica',
      { replicas: [{ name: 'a', count: 1.5 }] },
      scaled('apps/v1', 'Deployment', {}),
      'spec.replicas',
      'becomes 1.5, which is no whole number that kustomize takes',
    ],
    [
      'a text for a spec',
      { replicas: [{ name: 'a', count: 2 }] },
      scaled('apps/v1', 'Deployment', 'x'),
      'spec',
      'is neither a map nor a list, which kustomize refuses',
    ],
    [
      'labels that are a list',
      { labels: { a: 'b' } },
      { ...pod('a'), metadata: { name: 'p', labels: [] } },
      'metadata.labels',
      'is not a map, which kustomize refuses',
    ],
  ];

describe('Problems:', () => {
  it.each(PROBLEMS)('%s', (_title, transform, given, path, message) => {
    expect(applyTransform([given], transform).problems).toEqual([{ object: given, path, message }]);
  });

  it('two objects that are one in the new namespace', () => {
    const [a, b] = [object('v1', 'ConfigMap', 'a', inNamespace('x')), object('v1', 'ConfigMap', 'a', inNamespace('y'))];
    expect(applyTransform([a, b], { namespace: 'to' }).problems).toEqual([
      { object: b, path: 'metadata.name', message: 'is taken by another object' },
    ]);
  });

  it('a reference to a namespace that reads as a number where kustomize writes it without quotes', () => {
    const bound = binding([{ kind: 'ServiceAccount', name: 'sa' }]);
    expect(applyTransform([object('v1', 'ServiceAccount', 'sa'), bound], { namespace: '123' }).problems).toEqual([
      {
        object: bound,
        path: 'subjects[0].namespace',
        message: 'becomes "123", which may read as something other than a string',
      },
    ]);
  });
});

describe('Texts that are written without quotes', () => {
  const texts =
    '1.5 0x1f 0o7 0b1 017 2001-01-01 1:30 true yes ON null ~ 1e3 .5 1_000 .inf = << 12e 8a v1 1password a.b -1 +1 1.2.3';

  itWithKustomize.each(texts.split(' '))('%s stays a text, or is a problem', async (newName) => {
    const transform = { images: [{ name: 'a', newName }] };
    const { objects, problems } = applyTransform([pod('a')], transform);
    const built = await kustomizeBuild(kustomize as string, { objects: [pod('a')], transform });
    if (problems.length === 0) expect(built).toEqual({ objects });
  });
});

function setTag(name: string): KustomizationTransform {
  return { images: [{ name, newTag: 'v2' }] };
}

function scaled(apiVersion: string, kind: string, spec: Json): KubeObject {
  return object(apiVersion, kind, 'a', { spec });
}

function pod(image: Json): KubeObject {
  return object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main', image }] } });
}

function binding(subjects: readonly JsonObject[]): KubeObject {
  return object(RBAC, 'ClusterRoleBinding', 'b', { subjects });
}

function webhook(service: JsonObject): KubeObject {
  return object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'w', {
    webhooks: [{ name: 'w', clientConfig: { service } }],
  });
}

function conversion(name: string, service: JsonObject): KubeObject {
  return object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name, {
    spec: { conversion: { webhook: { clientConfig: { service } } } },
  });
}
