import { ApiObject } from 'cdk8s';
import { ConfigMapGenerator, Folder, Kustomization, setFile, VendoredFiles } from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import { bareConfigMap, clustersOf, configMap, filesOf, fleetOf, lines, messagesOf } from '../fleet/support.js';

const CLUSTERS = ['production', 'staging'];

function deployment(scope: Construct, spec: { minReadySeconds: number; image: string }): ApiObject {
  const containers = [{ name: 'web', image: spec.image, args: ['--verbose'] }];
  return new ApiObject(scope, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { minReadySeconds: spec.minReadySeconds, template: { spec: { containers } } },
  });
}

function limitRange(scope: Construct, storage: string): ApiObject {
  const spec = { limits: [{ type: 'PersistentVolumeClaim', max: { storage } }] };
  return new ApiObject(scope, 'limits', { apiVersion: 'v1', kind: 'LimitRange', spec });
}

/** The files of Kustomizations `web` at `apps/<cluster>` with the base `apps/base`. */
function webFiles(build: (web: Kustomization, name: string) => void, options = {}) {
  return filesIn(
    clustersOf(
      CLUSTERS,
      (cluster, name) => {
        const web = new Kustomization(cluster, 'web', {
          path: `./apps/${name}`,
          base: 'apps/base',
          objects: { namespace: 'web' },
          reference: name === 'production',
        });
        build(web, name);
      },
      options,
    ),
  );
}

/** All but the entries; fails where anything is found. */
function filesIn(app: ReturnType<typeof clustersOf>): Record<string, string> {
  expect(messagesOf(app)).toEqual([]);
  const files = Object.entries(filesOf(app)).filter(([path]) => !path.startsWith('clusters/'));
  return Object.fromEntries(files);
}

/** A kustomization file as text. */
function kustomization(...rest: readonly string[]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${rest.join('\n')}\n`;
}

describe('A base', () => {
  it('holds what all agree on, and patches in the folder of each the rest', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web', namespace: 'web' });
      deployment(folder, { minReadySeconds: 1, image: `${name}/web:1` });
    });
    const files = filesIn(app);
    expect(Object.keys(files)).toEqual([
      'base/web/deployment-web.yaml',
      'base/web/kustomization.yaml',
      'deploy/production/apps/kustomization.yaml',
      'deploy/production/apps/web/deployment-web.patch.yaml',
      'deploy/production/apps/web/kustomization.yaml',
      'deploy/staging/apps/kustomization.yaml',
      'deploy/staging/apps/web/deployment-web.patch.yaml',
      'deploy/staging/apps/web/kustomization.yaml',
    ]);
    expect(files['base/web/deployment-web.yaml']).toBe(
      [
        'apiVersion: apps/v1',
        'kind: Deployment',
        'metadata:',
        '  name: web',
        'spec:',
        '  minReadySeconds: 1',
        '  template:',
        '    spec:',
        '      containers:',
        '      - name: web',
        '        args:',
        '        - --verbose',
        '',
      ].join('\n'),
    );
    expect(files['deploy/staging/apps/web/deployment-web.patch.yaml']).toBe(
      [
        'apiVersion: apps/v1',
        'kind: Deployment',
        'metadata:',
        '  name: web',
        '  namespace: web',
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        '      - name: web',
        '        image: staging/web:1',
        '',
      ].join('\n'),
    );
    expect(files['deploy/staging/apps/web/kustomization.yaml']).toBe(
      kustomization('resources:', '- ../../../../base/web', 'patches:', '- path: deployment-web.patch.yaml'),
    );
  });

  it('of Kustomizations has the values of the reference, and the others patch them', () => {
    const files = webFiles((web, name) => {
      deployment(web, { minReadySeconds: name === 'production' ? 3 : 1, image: 'web:1' });
      limitRange(web, name === 'production' ? '10Gi' : '1Gi');
    });
    expect(files).toEqual({
      'apps/base/deployment-web.yaml': expect.stringContaining('  minReadySeconds: 3\n'),
      'apps/base/kustomization.yaml': kustomization('resources:', '- deployment-web.yaml', '- limitrange-limits.yaml'),
      'apps/base/limitrange-limits.yaml': expect.stringContaining('      storage: 10Gi\n'),
      'apps/production/kustomization.yaml': kustomization('resources:', '- ../base'),
      'apps/staging/deployment-web.patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: web\nspec:\n  minReadySeconds: 1\n',
      'apps/staging/kustomization.yaml': kustomization(
        'resources:',
        '- ../base',
        'patches:',
        '- path: deployment-web.patch.yaml',
        '- path: limitrange-limits.patch.yaml',
        '  target:',
        '    kind: LimitRange',
        '    name: limits',
      ),
      'apps/staging/limitrange-limits.patch.yaml': '- op: replace\n  path: /spec/limits/0/max/storage\n  value: 1Gi\n',
    });
  });

  it('is patched in the kustomization file itself where the Repository says so', () => {
    const files = webFiles(
      (web, name) => {
        deployment(web, { minReadySeconds: name === 'production' ? 3 : 1, image: 'web:1' });
        limitRange(web, name === 'production' ? '10Gi' : '1Gi');
      },
      { repository: { patches: 'inline' } },
    );
    expect(files['apps/staging/kustomization.yaml']).toBe(
      kustomization(
        'resources:',
        '- ../base',
        'patches:',
        '- patch: |',
        '    apiVersion: apps/v1',
        '    kind: Deployment',
        '    metadata:',
        '      name: web',
        '      namespace: web',
        '    spec:',
        '      minReadySeconds: 1',
        '- patch: |',
        '    - op: replace',
        '      path: /spec/limits/0/max/storage',
        '      value: 1Gi',
        '  target:',
        '    kind: LimitRange',
        '    name: limits',
      ),
    );
    expect(Object.keys(files).filter((path) => path.endsWith('.patch.yaml'))).toEqual([]);
  });

  it('loses no line break at the end of a patch in the kustomization file', () => {
    const files = webFiles(
      (web, name) => configMap(web, 'x', { namespace: 'web' }, { text: name === 'staging' ? 'one\ntwo\n' : 'one' }),
      { repository: { patches: 'inline' } },
    );
    expect(files['apps/staging/kustomization.yaml']).toContain('    data:\n      text: "one\\ntwo\\n"\n');
  });

  it('may be used forty times in each cluster, with other values in a few', () => {
    const names = [...Array(40).keys()].map((index) => `team-${index}`);
    const app = clustersOf(CLUSTERS, (cluster) => {
      const limits = new Kustomization(cluster, 'limits');
      for (const namespace of names) {
        const isLarge = namespace === 'team-7';
        limitRange(
          new Folder(limits, namespace, { base: 'base/limits', namespace, reference: !isLarge }),
          isLarge ? '9Gi' : '1Gi',
        );
      }
    });
    const files = filesIn(app);
    expect(files['base/limits/limitrange-limits.yaml']).toContain('storage: 1Gi');
    expect(Object.keys(files).filter((path) => path.includes('.patch.'))).toEqual([
      'deploy/production/limits/team-7/limitrange-limits.patch.yaml',
      'deploy/staging/limits/team-7/limitrange-limits.patch.yaml',
    ]);
    expect(files['deploy/staging/limits/team-8/kustomization.yaml']).toBe(
      kustomization('namespace: team-8', 'resources:', '- ../../../../base/limits'),
    );
  });

  it('of one user holds all of it', () => {
    const app = fleetOf((cluster) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web', namespace: 'web' });
      bareConfigMap(folder, 'web');
      bareConfigMap(new Folder(folder, 'inner'), 'inner');
    });
    expect(Object.keys(filesIn(app))).toEqual([
      'base/web/configmap-web.yaml',
      'base/web/inner/configmap-inner.yaml',
      'base/web/inner/kustomization.yaml',
      'base/web/kustomization.yaml',
      'deploy/staging/apps/kustomization.yaml',
    ]);
  });

  it('is not there where nothing is common', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web', namespace: 'web' });
      bareConfigMap(folder, name);
    });
    const files = filesIn(app);
    expect(Object.keys(files).filter((path) => path.startsWith('base/'))).toEqual([]);
    expect(files['deploy/staging/apps/web/kustomization.yaml']).toBe(
      kustomization('namespace: web', 'resources:', '- configmap-staging.yaml'),
    );
  });
});

describe('What only some of those have that share a base', () => {
  it('lies in the folder of each, to which the transform of the base applies too', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      const props = {
        base: 'base/web',
        namespace: 'web',
        labels: { team: 'web' },
        images: [{ name: 'web', newTag: '2' }],
      };
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', props);
      bareConfigMap(folder, 'web');
      if (name === 'staging') bareConfigMap(folder, 'debug');
    });
    const files = filesIn(app);
    expect(files['base/web/kustomization.yaml']).toContain('resources:\n- configmap-web.yaml\n');
    expect(files['deploy/staging/apps/web/kustomization.yaml']).toBe(
      kustomization(
        'namespace: web',
        'resources:',
        '- configmap-debug.yaml',
        '- ../../../../base/web',
        'labels:',
        '- pairs:',
        '    team: web',
        'images:',
        '- name: web',
        "  newTag: '2'",
      ),
    );
    expect(files['deploy/production/apps/kustomization.yaml']).toBe(kustomization('resources:', '- ../../../base/web'));
  });

  it('takes images out of the base that would not stay the same when replaced twice', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      const images = [
        { name: 'b', newName: 'c' },
        { name: 'a', newName: 'b' },
      ];
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', {
        base: 'base/web',
        namespace: 'web',
        images,
      });
      deployment(folder, { minReadySeconds: 1, image: 'a' });
      if (name === 'staging') bareConfigMap(folder, 'debug');
    });
    const files = filesIn(app);
    expect(files['base/web/kustomization.yaml']).toBe(
      kustomization('namespace: web', 'resources:', '- deployment-web.yaml'),
    );
    for (const name of CLUSTERS) expect(files[`deploy/${name}/apps/web/kustomization.yaml`]).toContain('newName: c');
  });

  it('are folders and vendored files too, which else lie in the base', () => {
    const files = webFiles((web, name) => {
      bareConfigMap(new Folder(web, 'same'), 'same', { namespace: 'web' });
      if (name === 'staging') bareConfigMap(new Folder(web, 'other'), 'other', { namespace: 'web' }, { name });
      new VendoredFiles(web, 'crds', { path: 'vendor/crds' }).patch({ name: 'x' }, { spec: null });
      new VendoredFiles(web, 'charts', { path: 'vendor/charts' }).patch({ name: 'x' }, { spec: { name } });
    });
    expect(files['apps/base/kustomization.yaml']).toBe(kustomization('resources:', '- crds', '- same'));
    expect(files['apps/staging/kustomization.yaml']).toBe(
      kustomization('resources:', '- charts', '- other', '- ../base'),
    );
    expect(files['apps/staging/charts/kustomization.yaml']).toContain('resources:\n- ../../../vendor/charts\n');
    expect(files['apps/staging/other/configmap-other.yaml']).toContain('name: staging');
    expect(files['apps/base/same/configmap-same.yaml']).toBeDefined();
  });

  it('are folders with a base of their own', () => {
    const files = webFiles((web, name) => {
      for (const id of ['same', 'other']) {
        const labels = { cluster: id === 'same' ? 'all' : name };
        bareConfigMap(new Folder(web, id, { base: `base/${id}`, labels }), id, { namespace: 'web' });
      }
    });
    expect(files['apps/base/kustomization.yaml']).toBe(kustomization('resources:', '- ../../base/same'));
    expect(files['base/same/kustomization.yaml']).toBe(
      kustomization('resources:', '- configmap-same.yaml', 'labels:', '- pairs:', '    cluster: all'),
    );
    expect(files['apps/staging/kustomization.yaml']).toBe(kustomization('resources:', '- other', '- ../base'));
    expect(files['apps/staging/other/kustomization.yaml']).toBe(
      kustomization('resources:', '- ../../../base/other', 'labels:', '- pairs:', '    cluster: staging'),
    );
  });

  it('are not folders of a shared base that say the same over a base that others have too', () => {
    const app = clustersOf(CLUSTERS, (cluster) => {
      const web = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web' });
      bareConfigMap(new Folder(web, 'shop', { base: 'base/shop', namespace: 'web' }), 'shop');
      const other = new Kustomization(cluster, 'other');
      bareConfigMap(new Folder(other, 'shop', { base: 'base/shop', namespace: 'other' }), 'shop');
    });
    const files = filesIn(app);
    expect(files['base/web/kustomization.yaml']).toBe(kustomization('resources:', '- shop'));
    expect(files['base/web/shop/kustomization.yaml']).toBe(
      kustomization('namespace: web', 'resources:', '- ../../shop'),
    );
  });
});

describe('A patch', () => {
  it('is called like its object where the file holds others too', () => {
    const files = webFiles((web, name) => {
      setFile(web, 'some/all.yml');
      for (const id of ['a', 'b']) configMap(web, id, { namespace: 'web' }, { name });
    });
    expect(Object.keys(files)).toEqual([
      'apps/base/kustomization.yaml',
      'apps/base/some/all.yml',
      'apps/production/kustomization.yaml',
      'apps/staging/kustomization.yaml',
      'apps/staging/some/configmap-a.patch.yaml',
      'apps/staging/some/configmap-b.patch.yaml',
    ]);
  });

  it('is called by the API group too where the file holds objects of one kind and name', () => {
    const files = webFiles((web, name) => {
      setFile(web, 'all.yaml');
      for (const apiVersion of ['v1', 'events.k8s.io/v1', 'example.org/v1']) {
        new ApiObject(web, apiVersion, {
          apiVersion,
          kind: 'Event',
          metadata: { name: 'a', namespace: 'web' },
          reason: name,
        });
      }
    });
    expect(Object.keys(files).filter((path) => path.includes('.patch.'))).toEqual([
      'apps/staging/event-a.events.k8s.io.patch.yaml',
      'apps/staging/event-a.example.org.patch.yaml',
      'apps/staging/event-a.patch.yaml',
    ]);
  });

  it('leads to the line of the object that it makes', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      configMap(new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web' }), 'x', {}, { name });
    });
    const file = app
      .result()
      .trees[0]?.files.find(({ path }) => path.startsWith('deploy/staging') && path.includes('.patch.'));
    expect(file).toMatchObject({ documents: [{ origin: { construct: 'staging/apps/web/x' } }] });
  });

  it.each<[string, (web: Kustomization, name: string) => void, string[]]>([
    ['kind and name', () => undefined, ['    kind: LimitRange', '    name: li.mits']],
    [
      'a pattern where the name alone would mean another',
      (web) => limits(web, 'li-mits', {}),
      ['    kind: LimitRange', '    name: li\\.mits'],
    ],
    [
      'the namespace too where another has the name',
      (web) => limits(web, 'li.mits', { namespace: 'other' }),
      ['    version: v1', '    kind: LimitRange', '    name: li.mits', '    namespace: web'],
    ],
    [
      'all that is known where nobody knows what else is there',
      (web) => new VendoredFiles(web, 'crds', { path: 'vendor/crds' }),
      ['    version: v1', '    kind: LimitRange', '    name: li.mits', '    namespace: web'],
    ],
    [
      'kind and name beside a generator, which makes nothing of that kind',
      (web) => new ConfigMapGenerator(new Folder(web, 'inner'), 'settings', { literals: { level: 'info' } }),
      ['    kind: LimitRange', '    name: li.mits'],
    ],
  ])('of operations names its object by %s', (_what, build, target) => {
    const files = webFiles((web, name) => {
      limits(web, 'li.mits', {}, name);
      build(web, name);
    });
    expect(files['apps/staging/kustomization.yaml']).toBe(
      kustomization(
        'resources:',
        '- ../base',
        'patches:',
        '- path: limitrange-li.mits.patch.yaml',
        '  target:',
        ...target,
      ),
    );
  });

  it.each<[string, (web: Kustomization) => void, string]>([
    ['by operations', (web) => webhook(web, { name: 'hooks', namespace: 'web' }), '- op: replace'],
    ['by merge where a reference has no namespace', (web) => webhook(web, { name: 'hooks' }), 'apiVersion: v1'],
    [
      'by merge where nobody knows what refers to it',
      (web) => new VendoredFiles(web, 'crds', { path: 'vendor/crds' }),
      'apiVersion: v1',
    ],
  ])('meets a Service %s', (_what, build, start) => {
    const files = webFiles((web, name) => {
      service(web, name === 'staging' ? 9443 : 8443);
      build(web);
    });
    expect(files['apps/staging/service-hooks.patch.yaml']).toMatch(new RegExp(`^${start}`));
  });

  it('is none of operations where a reference has no namespace and merge cannot say it', () => {
    const files = webFiles((web, name) => {
      service(web, name === 'staging' ? null : 8443);
      webhook(web, { name: 'hooks' });
    });
    expect(Object.keys(files)).toEqual([
      'apps/base/kustomization.yaml',
      'apps/base/validatingwebhookconfiguration-checks.yaml',
      'apps/production/kustomization.yaml',
      'apps/production/service-hooks.yaml',
      'apps/staging/kustomization.yaml',
      'apps/staging/service-hooks.yaml',
    ]);
  });

  it('of operations names no namespace for a kind that has none, whatever the object says', () => {
    const files = webFiles((web, name) => {
      const type = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };
      const rules = [{ verbs: ['get'] }, { verbs: ['list'] }, { verbs: [name] }];
      new ApiObject(web, 'role', { ...type, metadata: { name: 'role', namespace: 'team' }, rules });
      new VendoredFiles(web, 'crds', { path: 'vendor/crds' });
    });
    expect(files['apps/staging/kustomization.yaml']).toContain(
      '  target:\n    group: rbac.authorization.k8s.io\n    version: v1\n    kind: ClusterRole\n    name: role\n',
    );
    expect(files['apps/staging/kustomization.yaml']).not.toContain('namespace:');
  });

  it('lies where Flux does not look for objects, in an entry folder too', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      configMap(new Folder(cluster, 'web', { base: 'base/web' }), 'x', {}, { name });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(Object.keys(filesOf(app))).toEqual([
      'base/web/apps.configmap-x.yaml',
      'base/web/kustomization.yaml',
      'clusters/production/web/apps.configmap-x.patch.yaml',
      'clusters/production/web/kustomization.yaml',
      'clusters/staging/web/apps.configmap-x.patch.yaml',
      'clusters/staging/web/kustomization.yaml',
    ]);
  });
});

function limits(scope: Construct, name: string, metadata: { namespace?: string }, text = ''): void {
  const spec = { limits: [{ type: 'PersistentVolumeClaim', max: { storage: text } }] };
  const props = { apiVersion: 'v1', kind: 'LimitRange', metadata: { name, ...metadata }, spec };
  new ApiObject(scope, `${name}-${metadata.namespace}`, props);
}

function service(scope: Construct, targetPort: number | null): void {
  const ports = [{ port: 80 }, { port: 443, targetPort }, { port: 8080 }];
  new ApiObject(scope, 'hooks', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'hooks' }, spec: { ports } });
}

function webhook(scope: Construct, service: { name: string; namespace?: string }): void {
  const type = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration' };
  const webhooks = [{ name: 'checks.example.org', clientConfig: { service } }];
  new ApiObject(scope, 'checks', { ...type, metadata: { name: 'checks' }, webhooks });
}

describe('Folders with one base', () => {
  it('have one reference, or several that agree', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web', reference: true });
      configMap(folder, 'x', {}, { name });
      configMap(folder, name);
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX304 folder "base/web": has two references, "production/apps/web" and "staging/apps/web", which differ: ConfigMap "apps/x" at data.name; make only one of them the reference, or give both the same values',
        '"production/apps/web" is a reference at production/apps/web',
        'at staging/apps/web',
      ),
    ]);
  });

  it('are equal where one of them is the base itself', () => {
    const app = fleetOf((cluster) => {
      configMap(new Kustomization(cluster, 'shared', { path: './base/web' }), 'x', {}, { a: '1' });
      configMap(new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web' }), 'x', {}, { a: '2' });
    });
    expect(messagesOf(app)).toContain(
      lines(
        'error FLX304 folder "base/web": is shared by "staging/apps/web" and "staging/shared", which put different things into it: ConfigMap "apps/x" at data.a; make them equal, or give each a path of its own, and both a "base" that is neither',
        '"staging/apps/web" puts it there at staging/apps/web',
        'at staging/shared',
      ),
    );
  });

  it('are equal where they have one path', () => {
    const app = clustersOf(CLUSTERS, (cluster, name) => {
      const apps = new Kustomization(cluster, 'apps', { path: './apps', base: 'base' });
      configMap(apps, 'x', {}, { name });
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX304 folder "apps": is shared by "production/apps" and "staging/apps", which put different things into it: ConfigMap "apps/x" at data.name; make them equal, or give each a path of its own, and both a "base" that is neither',
        '"production/apps" puts it there at production/apps',
        'at staging/apps',
      ),
    ]);
  });
});

describe('A Kustomization with a base', () => {
  it('always gets a kustomization file at its path', () => {
    const files = webFiles((web) => bareConfigMap(web, 'x', { namespace: 'web' }));
    for (const name of CLUSTERS) {
      expect(files[`apps/${name}/kustomization.yaml`]).toBe(kustomization('resources:', '- ../base'));
    }
  });

  it('that is its path has all of it there', () => {
    const app = fleetOf((cluster) => configMap(new Kustomization(cluster, 'x', { path: './apps', base: 'apps' }), 'y'));
    expect(Object.keys(filesIn(app))).toEqual(['apps/apps.configmap-y.yaml', 'apps/kustomization.yaml']);
  });

  it.each([
    ['builds "./clusters/staging/web"', './clusters/staging/web', 'base/web'],
    ['takes its base from "./clusters/staging/web"', './web', 'clusters/staging/web'],
  ])('%s in an entry folder: an error', (what, path, base) => {
    const app = fleetOf((cluster) => configMap(new Kustomization(cluster, 'web', { path, base }), 'x'));
    expect(messagesOf(app)).toEqual([
      lines(
        `error FLX303 Kustomization "flux-system/web": spec.path ${what} inside "./clusters/staging", which the entry of cluster "staging" builds too: Flux would apply it twice; move it out of the entry folder`,
        'at staging/web',
      ),
    ]);
  });

  it('that applies nothing gets no file', () => {
    const allow = [{ code: 'FLX305', subject: 'Kustomization "flux-system/later"', reason: 'comes later' }] as const;
    const app = fleetOf((cluster) => new Kustomization(cluster, 'later', { base: 'base' }), { app: { allow } });
    expect(Object.keys(filesOf(app))).toEqual(['clusters/staging/kustomization-later.yaml']);
  });
});
