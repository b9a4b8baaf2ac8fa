import { ApiObject } from 'cdk8s';
import {
  ConfigMapGenerator,
  Folder,
  type FolderProps,
  ImagePolicy,
  imageMarker,
  Kustomization,
  type KustomizationProps,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import { bareConfigMap, clustersOf, configMap, filesOf, messagesOf } from '../fleet/support.js';

interface Workload {
  readonly kind?: string;
  readonly replicas?: number;
  readonly images?: readonly string[];
  readonly labels?: Record<string, string>;
  readonly args?: readonly string[];
  readonly namespace?: string;
}

function workload(scope: Construct, name: string, { kind = 'Deployment', namespace = 'web', ...rest }: Workload): void {
  const { replicas, images = ['web'], labels, args } = rest;
  const containers = images.map((image, index) => ({ name: `c${index}`, image, args }));
  const metadata = { name, namespace, labels };
  const spec = { replicas, template: { spec: { containers } } };
  new ApiObject(scope, `${kind}-${name}`, { apiVersion: 'apps/v1', kind, metadata, spec });
}

type Build = (web: Kustomization, name: string) => void;

/** The files of Kustomizations `web` at `apps/<cluster>` with the base `apps/base`, as production has it or as all agree. */
function webFiles(build: Build, { reference = true, props = {} as KustomizationProps } = {}): Record<string, string> {
  const app = clustersOf(['production', 'staging'], (cluster, name) => {
    const web = new Kustomization(cluster, 'web', {
      path: `./apps/${name}`,
      base: 'apps/base',
      reference: reference && name === 'production',
      ...props,
    });
    build(web, name);
  });
  expect(messagesOf(app)).toEqual([]);
  const files = Object.entries(filesOf(app)).filter(([path]) => !path.startsWith('clusters/'));
  return Object.fromEntries(files.map(([path, text]) => [path.replace(/^apps\//, ''), text]));
}

/** The kustomization file of staging behind its resources, and its patches. */
function stagingOf(build: Build, options?: Parameters<typeof webFiles>[1]): string[] {
  const files = webFiles(build, options);
  const [, text = ''] = (files['staging/kustomization.yaml'] ?? '').split('- ../base\n');
  const patches = Object.keys(files).filter((path) => path.startsWith('staging/') && path.endsWith('.patch.yaml'));
  return [...text.split('\n').filter((line) => line !== ''), ...patches.flatMap((path) => [files[path] ?? ''])];
}

const isStaging = (name: string) => name === 'staging';

describe('Images of an overlay', () => {
  it('stand in its kustomization file, and the base has their name, where only tags and digests differ', () => {
    const tags: Record<string, string> = { production: ':1.2@sha256:0a', staging: ':1.3' };
    const files = webFiles((web, name) => workload(web, 'web', { images: [`example.org/web${tags[name]}`] }), {
      reference: false,
    });
    expect(files).toEqual({
      'base/kustomization.yaml': file('resources:', '- web.deployment-web.yaml'),
      'base/web.deployment-web.yaml': [
        'apiVersion: apps/v1',
        'kind: Deployment',
        'metadata:',
        '  name: web',
        '  namespace: web',
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        '      - name: c0',
        '        image: example.org/web',
        '',
      ].join('\n'),
      'production/kustomization.yaml': file(
        'resources:',
        '- ../base',
        'images:',
        '- name: example.org/web',
        "  newTag: '1.2'",
        '  digest: sha256:0a',
      ),
      'staging/kustomization.yaml': file(
        'resources:',
        '- ../base',
        'images:',
        '- name: example.org/web',
        "  newTag: '1.3'",
      ),
    });
  });

  it.each<[string, [production: string[], staging: string[]], string[]]>([
    ['another tag', [['a/web:1'], ['a/web:v2']], ['- name: a/web', '  newTag: v2']],
    ['another name with the same tag', [['web:v1'], ['mirror/web:v1']], ['- name: web', '  newName: mirror/web']],
    ['a digest in place of a tag', [['web:v1'], ['web@sha256:0a']], ['- name: web', '  digest: sha256:0a']],
    [
      'all of it, in all containers',
      [
        ['web:v1', 'web:v1', 'db:v1'],
        ['next:v2', 'next:v2', 'db:v3'],
      ],
      ['- name: db', '  newTag: v3', '- name: web', '  newName: next', '  newTag: v2'],
    ],
  ])('say %s', (_what, [production, staging], entries) => {
    const build: Build = (web, name) => workload(web, 'web', { images: isStaging(name) ? staging : production });
    expect(stagingOf(build)).toEqual(['images:', ...entries]);
  });

  it.each<[string, Build]>([
    [
      'where one name becomes two',
      (web, name) => workload(web, 'web', { images: both(name, ['a:1', 'a:1'], ['a:2', 'a:3']) }),
    ],
    ['where another object keeps the image', (web, name) => keeps(web, name, 'a:1')],
    ['where the tag goes away', (web, name) => workload(web, 'web', { images: both(name, ['a:1'], ['a']) })],
    [
      'where the new one reads as a number',
      (web, name) => workload(web, 'web', { images: both(name, ['a'], ['1.5']) }),
    ],
    [
      'where vendored files may have it too',
      (web, name) => {
        new VendoredFiles(web, 'crds', { path: 'vendor/crds' });
        workload(web, 'web', { images: both(name, ['a:1'], ['a:2']) });
      },
    ],
    [
      'where image automation changes one of that name',
      (web, name) => {
        workload(web, 'web', { images: both(name, ['a:1'], ['a:2']) });
        ImagePolicy.fromName(web, 'policy', { name: 'a' });
        const image = imageMarker(web, { policy: 'flux-system:a', initial: 'a:2' });
        new ApiObject(web, 'job', {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'job', namespace: 'web' },
          spec: { template: { spec: { containers: [{ name: 'c0', image }] } } },
        });
      },
    ],
  ])('are left to patches %s', (_where, build) => {
    expect(stagingOf(build).join('\n')).not.toContain('images:');
  });
});

function both<T>(name: string, production: T, staging: T): T {
  return isStaging(name) ? staging : production;
}

function keeps(web: Kustomization, name: string, image: string): void {
  workload(web, 'web', { images: both(name, [image], ['a:2']) });
  workload(web, 'other', { images: [image] });
}

describe('Replicas of an overlay', () => {
  it('stand in its kustomization file, and the base has none where nobody is the reference', () => {
    const build: Build = (web, name) => workload(web, 'web', { replicas: both(name, 3, 1), images: ['web:1'] });
    const files = webFiles(build, { reference: false });
    expect(files['base/web.deployment-web.yaml']).not.toContain('replicas');
    expect(files['production/kustomization.yaml']).toBe(
      file('resources:', '- ../base', 'replicas:', '- name: web', '  count: 3'),
    );
    expect(stagingOf(build)).toEqual(['replicas:', '- name: web', '  count: 1']);
  });

  it.each<[string, Build, number]>([
    [
      'differ for objects of one name',
      (web, name) => twoKinds(web, { replicas: both(name, 3, 1) }, { replicas: 2 }),
      1,
    ],
    ['go away', (web, name) => workload(web, 'web', { replicas: both(name, 3, undefined) }), 1],
    [
      'take one line more in a patch that is there anyway',
      (web, name) => workload(web, 'web', { replicas: both(name, 3, 1), args: [name] }),
      1,
    ],
    [
      'are those of no workload',
      (web, name) => workload(web, 'web', { kind: 'DaemonSet', replicas: both(name, 3, 1) }),
      1,
    ],
  ])('are left to a patch where they %s', (_what, build, patches) => {
    expect(stagingOf(build).filter((line) => line.startsWith('- path:'))).toHaveLength(patches);
    expect(stagingOf(build)).not.toContain('replicas:');
  });

  it('and images leave nothing to a patch together, where each alone would save nothing', () => {
    const build: Build = (web, name) =>
      workload(web, 'web', { replicas: both(name, 3, 1), images: both(name, ['a/web:v1'], ['a/web:v2']) });
    expect(stagingOf(build)).toEqual([
      'replicas:',
      '- name: web',
      '  count: 1',
      'images:',
      '- name: a/web',
      '  newTag: v2',
    ]);
  });
});

function twoKinds(web: Kustomization, deployment: Workload, set: Workload): void {
  workload(web, 'web', deployment);
  workload(web, 'web', { kind: 'StatefulSet', ...set });
}

describe('Labels of an overlay', () => {
  const all = (web: Kustomization, labels: Record<string, string>) => {
    workload(web, 'web', { labels });
    configMap(web, 'settings', { namespace: 'web', labels });
    new ApiObject(web, 'reader', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { labels },
    });
  };

  it('stand in its kustomization file where everything in it has them', () => {
    const build: Build = (web, env) => all(web, { app: 'web', env });
    expect(stagingOf(build)).toEqual(['labels:', '- pairs:', '    env: staging']);
    expect(stagingOf(build, { reference: false })).toEqual(['labels:', '- pairs:', '    env: staging']);
  });

  it.each<[string, Build]>([
    [
      'an object that it shares lacks them',
      (web, env) => {
        all(web, { env });
        configMap(web, 'other', { namespace: 'web' });
      },
    ],
    [
      'an object of its own lacks them',
      (web, env) => {
        all(web, { env });
        if (isStaging(env)) configMap(web, 'other', { namespace: 'web' });
      },
    ],
    [
      'an object in a folder lacks them',
      (web, env) => {
        all(web, { env });
        bareConfigMap(new Folder(web, 'more'), 'other', { namespace: 'web' });
      },
    ],
    [
      'something is generated',
      (web, env) => {
        all(web, { env });
        new ConfigMapGenerator(web, 'made', { namespace: 'web', literals: { a: 'b' }, hash: false });
      },
    ],
    ['a label goes away', (web, env) => all(web, isStaging(env) ? {} : { env })],
  ])('are left to patches where %s', (_what, build) => {
    expect(stagingOf(build)).not.toContain('labels:');
    expect(stagingOf(build)).toContain('patches:');
  });
});

describe('The namespace of an overlay', () => {
  const build: Build = (web, namespace) => {
    workload(web, 'web', { namespace });
    configMap(web, 'settings', { namespace }, { cluster: namespace });
    const labels = { app: 'web' };
    new ApiObject(web, 'reader', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { labels },
    });
  };

  it('stands in its kustomization file, and the base has none, where each is in one of its own', () => {
    const files = webFiles(build, { reference: false });
    expect(Object.keys(files)).toEqual([
      'base/clusterrole-reader.yaml',
      'base/configmap-settings.yaml',
      'base/deployment-web.yaml',
      'base/kustomization.yaml',
      'production/configmap-settings.patch.yaml',
      'production/kustomization.yaml',
      'staging/configmap-settings.patch.yaml',
      'staging/kustomization.yaml',
    ]);
    expect(files['base/configmap-settings.yaml']).toBe(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n',
    );
    expect(files['staging/configmap-settings.patch.yaml']).toBe(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  cluster: staging\n',
    );
    expect(files['staging/kustomization.yaml']).toBe(
      file('namespace: staging', 'resources:', '- ../base', 'patches:', '- path: configmap-settings.patch.yaml'),
    );
  });

  it('is what `objects` of the Kustomizations says', () => {
    const app = clustersOf(['a', 'b'], (cluster, namespace) => {
      const web = new Kustomization(cluster, 'web', { base: 'base', objects: { namespace } });
      bareConfigMap(web, 'settings');
    });
    expect(messagesOf(app)).toEqual([]);
    expect(filesOf(app)['base/configmap-settings.yaml']).not.toContain('namespace');
    expect(filesOf(app)['deploy/b/web/kustomization.yaml']).toBe(file('namespace: b', 'resources:', '- ../../../base'));
  });

  it.each<[string, Build, KustomizationProps]>([
    ['an object is in another one', (web) => configMap(web, 'other', { namespace: 'other' }), {}],
    [
      'kustomize takes an object for one in a namespace',
      (web) => void new ApiObject(web, 'issuer', { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' }),
      {},
    ],
    [
      'a Namespace would be renamed',
      (web) => void new ApiObject(web, 'team', { apiVersion: 'v1', kind: 'Namespace' }),
      {},
    ],
    [
      'a subject would be moved',
      (web, namespace) =>
        void new ApiObject(web, 'binding', {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'RoleBinding',
          metadata: { namespace },
          subjects: [{ kind: 'User', name: 'default' }],
        }),
      {},
    ],
    [
      'a reference without one would get one',
      (web, namespace) => {
        new ApiObject(web, 'robot', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { namespace } });
        const subjects = [{ kind: 'ServiceAccount', name: 'robot' }];
        const type = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding' };
        new ApiObject(web, 'binding', { ...type, subjects });
      },
      {},
    ],
    ['vendored files would be moved too', (web) => void new VendoredFiles(web, 'crds', { path: 'vendor/crds' }), {}],
    [
      'something is generated',
      (web, namespace) => void new ConfigMapGenerator(web, 'made', { namespace, literals: { a: 'b' }, hash: false }),
      {},
    ],
    ['Flux moves it again', () => undefined, { targetNamespace: 'target' }],
  ])('is written in all objects where %s', (_what, more, props) => {
    const app = clustersOf(['production', 'staging'], (cluster, name) => {
      const web = new Kustomization(cluster, 'web', { base: 'base', ...props });
      build(web, name);
      more(web, name);
    });
    expect(filesOf(app)['deploy/staging/web/kustomization.yaml']).not.toMatch(/^namespace:/m);
  });
});

describe('No field is used', () => {
  const differing: Build = (web, name) =>
    workload(web, 'web', { replicas: both(name, 3, 1), images: both(name, ['a:v1'], ['a:v2']), labels: { env: name } });

  it('where Flux adds patches to the kustomization file, which would see the objects without it', () => {
    const patches = [{ patch: '[]', target: { kind: 'Deployment' } }];
    const [first] = stagingOf(differing, { props: { patches } });
    expect(first).toBe('patches:');
  });

  it('that is "images" where that would make an empty list of null', () => {
    const build: Build = (web, name) => {
      workload(web, 'web', { images: both(name, ['a:v1'], ['a:v2']) });
      const metadata = { name: 'empty', namespace: 'web' };
      new ApiObject(web, 'empty', { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: null } });
    };
    expect(stagingOf(build).slice(0, 2)).toEqual(['patches:', '- path: web.deployment-web.patch.yaml']);
  });

  it('where Flux adds components, and no patch, which would take back what they change', () => {
    const build: Build = (web, name) => {
      differing(web, name);
      workload(web, 'api', { replicas: 2 });
    };
    const files = webFiles(build, { props: { components: ['../more'] } });
    expect(Object.keys(files)).toEqual([
      'base/kustomization.yaml',
      'base/web.deployment-api.yaml',
      'production/kustomization.yaml',
      'production/web.deployment-web.yaml',
      'staging/kustomization.yaml',
      'staging/web.deployment-web.yaml',
    ]);
    expect(files['staging/kustomization.yaml']).toBe(file('resources:', '- web.deployment-web.yaml', '- ../base'));
  });

  it('nor a patch, where the owner of one cluster may let Flux add components', () => {
    const owned = (patch: string) => {
      const app = clustersOf(['production', 'staging'], (cluster, name) => {
        const patches = name === 'staging' ? [{ patch, target: { kind: 'Kustomization' } }] : undefined;
        const owner = new Kustomization(cluster, 'owner', { patches });
        differing(new Kustomization(owner, 'web', { base: 'base' }), name);
      });
      return Object.keys(filesOf(app)).filter((path) => path.startsWith('base/'));
    };
    const pathOf = (field: string) => `[{ "op": "add", "path": "/spec/${field}", "value": ["../more"] }]`;
    expect(owned(pathOf('dependsOn'))).toEqual(['base/kustomization.yaml', 'base/web.deployment-web.yaml']);
    expect(owned(pathOf('components'))).toEqual([]);
  });

  it('but patches are, where components come behind the folder they are in', () => {
    const app = clustersOf(['production', 'staging'], (cluster, name) => {
      const web = new Kustomization(cluster, 'web', { components: ['../more'] });
      const folder = new Folder(web, 'web', { base: 'base', labels: { team: 'web' } });
      workload(folder, 'web', { replicas: name.length, images: [`a:${name}`], labels: { env: name } });
    });
    expect(Object.keys(filesOf(app)).filter((path) => path.startsWith('base/'))).toEqual([
      'base/kustomization.yaml',
      'base/web.deployment-web.yaml',
    ]);
  });

  it('for images where Flux replaces images', () => {
    const build: Build = (web, name) => {
      workload(web, 'web', { images: both(name, ['a:v1'], ['a:v2']) });
      workload(web, 'api', { replicas: both(name, 3, 1) });
    };
    const fields = (props: KustomizationProps) => stagingOf(build, { props }).filter((line) => /^\w+:$/.test(line));
    expect(fields({})).toEqual(['replicas:', 'images:']);
    expect(fields({ images: [{ name: 'b', newTag: 'c' }] })).toEqual(['replicas:', 'patches:']);
  });

  it.each<[string, FolderProps]>([
    ['images', { images: [{ name: 'b', newTag: '1' }] }],
    ['replicas', { replicas: [{ name: 'web', count: 7 }] }],
    ['labels', { labels: { team: 'web' } }],
  ])('that the author wrote himself: %s', (field, props) => {
    const app = clustersOf(['production', 'staging'], (cluster, name) => {
      const folder = new Folder(new Kustomization(cluster, 'web'), 'web', { base: 'base', ...props });
      workload(folder, 'web', { images: [`a:${name}`], labels: { env: name }, replicas: name.length });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(filesOf(app)['deploy/staging/web/web/kustomization.yaml']).not.toContain(`${field}:`);
  });
});

/** A kustomization file as text. */
function file(...rest: readonly string[]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${rest.join('\n')}\n`;
}
