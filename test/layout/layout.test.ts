import { ApiObject } from 'cdk8s';
import {
  Cluster,
  FleetApp,
  Folder,
  GitRepository,
  HelmRelease,
  Kustomization,
  Repository,
  setFile,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { bareConfigMap, clustersOf, configMap, filesOf, fleetOf, lines, messagesOf } from '../fleet/support.js';

/** The files below the folder of one Kustomization `apps`. */
function appsFiles(build: (apps: Kustomization) => void, objects = {}): Record<string, string> {
  const files = filesOf(fleetOf((cluster) => build(new Kustomization(cluster, 'apps', { path: './apps', objects }))));
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (path.startsWith('apps/') ? [[path.slice(5), text]] : [])),
  );
}

function namesOf(files: Record<string, string>): string[] {
  return Object.keys(files).filter((name) => !name.endsWith('kustomization.yaml'));
}

/** A kustomization file as text. */
function kustomization(...rest: readonly string[]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${rest.join('\n')}\n`;
}

describe('The name of a file', () => {
  it.each<[string, (scope: Kustomization) => void, string[]]>([
    ['is kind and name', (scope) => bareConfigMap(scope, 'settings'), ['configmap-settings.yaml']],
    [
      'begins with the namespace where it is not that of the objects',
      (scope) => configMap(scope, 'settings', { namespace: 'other' }),
      ['other.configmap-settings.yaml'],
    ],
    [
      'leaves out the namespace that all objects have',
      (scope) => configMap(scope, 'settings', { namespace: 'team' }),
      ['configmap-settings.yaml'],
    ],
    [
      'encodes what a file system may not take',
      (scope) =>
        new ApiObject(scope, 'role', {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          metadata: { name: 'system:Node%reader' },
        }),
      ['clusterrole-system%3anode%25reader.yaml'],
    ],
    [
      'is the file of a Flux object',
      (scope) => new GitRepository(scope, 'git', { url: 'https://example.org/x', file: 'sources/git.yaml' }),
      ['sources/git.yaml'],
    ],
    ['is that of setFile on an object', (scope) => setFile(configMap(scope, 'settings'), './x.yml'), ['x.yml']],
    [
      'is that of setFile on a scope, for all in it',
      (scope) => {
        const group = new Construct(scope, 'group');
        setFile(group, 'group.yaml');
        configMap(group, 'a');
        setFile(configMap(group, 'b'), 'b.yaml');
      },
      ['b.yaml', 'group.yaml'],
    ],
    [
      'is that of setFile on a Folder, in the folder',
      (scope) => {
        const folder = new Folder(scope, 'folder');
        setFile(folder, 'all.yaml');
        configMap(folder, 'a');
        configMap(folder, 'b');
      },
      ['folder/all.yaml'],
    ],
  ])('%s', (_title, build, names) => {
    expect(namesOf(appsFiles(build, { namespace: 'team' }))).toEqual(names);
  });

  it('of a file that several share holds them in reading order, whatever was made first', () => {
    const make = (ids: readonly string[]) =>
      appsFiles(
        (scope) => {
          setFile(scope, 'all.yaml');
          for (const id of ids) {
            const [kind = '', name = ''] = id.split('/');
            new ApiObject(scope, id.replace('/', '-'), { apiVersion: 'v1', kind, metadata: { name } });
          }
        },
        { namespace: 'team' },
      )['all.yaml'];
    const ids = ['ConfigMap/b', 'Namespace/z', 'ConfigMap/a', 'ServiceAccount/s', 'Service/web'];
    expect(make(ids)).toBe(make([...ids].reverse()));
    expect(
      make(ids)
        ?.match(/^kind: .*|^ {2}name: .*/gm)
        ?.join(' '),
    ).toBe(
      'kind: Namespace   name: z kind: ServiceAccount   name: s kind: ConfigMap   name: a kind: ConfigMap   name: b kind: Service   name: web',
    );
  });

  it.each<[string, (scope: Kustomization) => void, string]>([
    [
      'the default names of two kinds',
      (scope) => {
        new ApiObject(scope, 'a', { apiVersion: 'a.org/v1', kind: 'Widget', metadata: { name: 'x' } });
        new ApiObject(scope, 'b', { apiVersion: 'b.org/v1', kind: 'Widget', metadata: { name: 'x' } });
      },
      'FLX301 b.org/v1 Widget "apps/x": and a.org/v1 Widget "apps/x" are both written to "widget-x.yaml"',
    ],
    [
      'a name that one gives and the other has by default',
      (scope) => {
        configMap(scope, 'a');
        setFile(configMap(scope, 'b'), 'configmap-a.yaml');
      },
      'FLX301 ConfigMap "apps/b": and ConfigMap "apps/a" are both written to "configmap-a.yaml"',
    ],
    [
      'names that differ in case only',
      (scope) => {
        setFile(configMap(scope, 'a'), 'X.yaml');
        setFile(configMap(scope, 'b'), 'x.yaml');
      },
      'FLX301 ConfigMap "apps/b": and ConfigMap "apps/a" are both written to "x.yaml"',
    ],
    [
      'folders that differ in case only',
      (scope) => {
        configMap(new Folder(scope, 'a', { path: 'web' }), 'x');
        configMap(new Folder(scope, 'b', { path: 'WEB' }), 'y');
      },
      'FLX301 folder "deploy/staging/apps/WEB": and folder "deploy/staging/apps/web" are both written to "deploy/staging/apps/WEB/kustomization.yaml"',
    ],
    [
      'one given and one default name, in other spelling',
      (scope) => {
        configMap(scope, 'a');
        setFile(configMap(scope, 'b'), './/configmap-a.yaml');
      },
      'FLX301 ConfigMap "apps/b": and ConfigMap "apps/a" are both written to "configmap-a.yaml"',
    ],
    [
      'the kustomization file',
      (scope) => setFile(configMap(scope, 'a'), 'kustomization.yml'),
      'FLX301 ConfigMap "apps/a": file "kustomization.yml" is the name of the kustomization file',
    ],
    [
      'no manifest',
      (scope) => setFile(configMap(scope, 'a'), 'a.json'),
      'FLX302 ConfigMap "apps/a": file "a.json" does not end in ".yaml"',
    ],
    [
      'an absolute path',
      (scope) => setFile(configMap(scope, 'a'), '/a.yaml'),
      'FLX302 ConfigMap "apps/a": file "/a.yaml" leaves the folder of its owner',
    ],
    [
      'a path with a backslash',
      (scope) => setFile(configMap(scope, 'a'), 'x\\a.yaml'),
      'FLX302 ConfigMap "apps/a": file "x\\a.yaml" leaves the folder of its owner',
    ],
  ])('is an error for %s', (_title, build, message) => {
    const app = fleetOf((cluster) => build(new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } })));
    expect(messagesOf(app).map((text) => text.slice(0, 'error '.length + message.length))).toEqual([
      `error ${message}`,
    ]);
  });

  it('may be spelled in several ways', () => {
    const files = appsFiles((scope) => {
      setFile(configMap(scope, 'a'), 'a//b/./y.yaml');
      setFile(configMap(scope, 'b'), './a/b/y.yaml');
      setFile(configMap(scope, 'c'), 'a/b/y.yaml');
    });
    expect(namesOf(files)).toEqual(['a/b/y.yaml']);
  });

  it('is no second finding where one object is declared twice', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      for (const id of ['a', 'b']) configMap(apps, id, { name: 'x' });
    });
    expect(messagesOf(app).map((text) => text.slice(0, 'error FLX102'.length))).toEqual(['error FLX102']);
  });
});

describe('A Folder', () => {
  it('is a kustomization file below that of its Kustomization', () => {
    const files = appsFiles((scope) => {
      const images = [{ name: 'web', newTag: '2' }];
      const folder = new Folder(scope, 'quota', { namespace: 'team', labels: { a: 'b' }, images });
      bareConfigMap(new Folder(folder, 'inner', { path: 'deep/inner' }), 'x');
    });
    expect(files).toEqual({
      'kustomization.yaml': kustomization('resources:', '- quota'),
      'quota/kustomization.yaml': kustomization(
        'namespace: team',
        'resources:',
        '- deep/inner',
        'labels:',
        '- pairs:',
        '    a: b',
        'images:',
        '- name: web',
        "  newTag: '2'",
      ),
      'quota/deep/inner/kustomization.yaml': kustomization('resources:', '- configmap-x.yaml'),
      'quota/deep/inner/configmap-x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n',
    });
  });

  it('without a difference is its base alone', () => {
    const app = clustersOf(['staging', 'production'], (cluster) => {
      const folder = new Folder(new Kustomization(cluster, 'apps'), 'quota', { base: 'base/quota', namespace: 'team' });
      bareConfigMap(folder, 'limits');
    });
    const files = filesOf(app);
    expect(files['base/quota/kustomization.yaml']).toBe(
      kustomization('namespace: team', 'resources:', '- configmap-limits.yaml'),
    );
    expect(files['base/quota/configmap-limits.yaml']).toBe(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: limits\n',
    );
    for (const name of ['staging', 'production']) {
      expect(files[`deploy/${name}/apps/kustomization.yaml`]).toBe(
        kustomization('resources:', '- ../../../base/quota'),
      );
    }
    expect(Object.keys(files).filter((path) => path.includes('/quota'))).toHaveLength(2);
  });

  it('holds what the sharers of its base do not agree on', () => {
    const app = clustersOf(['staging', 'production'], (cluster, name) => {
      const images = [{ name: 'web', newTag: name }];
      const props = { base: 'base/quota', namespace: 'team', labels: { cluster: name }, images };
      bareConfigMap(new Folder(new Kustomization(cluster, 'apps'), 'quota', props), 'limits');
    });
    const files = filesOf(app);
    expect(files['base/quota/kustomization.yaml']).toBe(
      kustomization('namespace: team', 'resources:', '- configmap-limits.yaml'),
    );
    expect(files['deploy/production/apps/kustomization.yaml']).toBe(kustomization('resources:', '- quota'));
    expect(files['deploy/production/apps/quota/kustomization.yaml']).toBe(
      kustomization(
        'resources:',
        '- ../../../../base/quota',
        'labels:',
        '- pairs:',
        '    cluster: production',
        'images:',
        '- name: web',
        '  newTag: production',
      ),
    );
  });

  it('may give one base several namespaces within one Kustomization', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      for (const namespace of ['a', 'b'])
        bareConfigMap(new Folder(apps, namespace, { base: 'base/quota', namespace }), 'limits');
    });
    const files = filesOf(app);
    expect(messagesOf(app)).toEqual([]);
    expect(files['base/quota/kustomization.yaml']).toBe(kustomization('resources:', '- configmap-limits.yaml'));
    expect(files['deploy/staging/apps/kustomization.yaml']).toBe(kustomization('resources:', '- a', '- b'));
    expect(files['deploy/staging/apps/a/kustomization.yaml']).toBe(
      kustomization('namespace: a', 'resources:', '- ../../../../base/quota'),
    );
  });

  it('at one path with another cannot say what that does not', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      bareConfigMap(new Folder(apps, 'a', { path: 'same', namespace: 'a' }), 'x');
      bareConfigMap(new Folder(apps, 'b', { path: 'same', namespace: 'b' }), 'x');
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX304 folder "deploy/staging/apps/same": is shared by "staging/apps/a" and "staging/apps/b", which give it different namespace; make them equal, or give each a path of its own, and both a "base" that is neither',
        '"staging/apps/a" puts it there at staging/apps/a',
        'at staging/apps/b',
      ),
    ]);
  });

  it('at one shared path is an error where its users say otherwise', () => {
    const app = clustersOf(['staging', 'production'], (cluster, name) => {
      const shop = new Kustomization(cluster, 'shop', { path: './apps/shop' });
      bareConfigMap(new Folder(shop, 'web', { namespace: 'shop', images: [{ name: 'web', newTag: name }] }), 'x');
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX304 folder "apps/shop/web": is shared by "production/shop/web" and "staging/shop/web", which give it different images; make them equal, or give each a path of its own, and both a "base" that is neither',
        '"production/shop/web" puts it there at production/shop/web',
        'at staging/shop/web',
      ),
    ]);
  });

  it('without content is its empty kustomization file', () => {
    expect(appsFiles((scope) => new Folder(scope, 'empty'))['empty/kustomization.yaml']).toBe(
      kustomization('resources: []'),
    );
  });
});

describe('Vendored files', () => {
  it('are named as they are: a folder, a file, files of a plain folder', () => {
    const files = appsFiles((scope) => {
      new VendoredFiles(scope, 'folder', { path: 'vendor/crds' });
      new VendoredFiles(scope, 'file', { path: './vendor/one.yaml' });
      new VendoredFiles(scope, 'files', { path: 'vendor/plain', files: ['a.yaml', 'b/c.yaml'] });
    });
    expect(files).toEqual({
      'kustomization.yaml': kustomization(
        'resources:',
        '- ../vendor/crds',
        '- ../vendor/one.yaml',
        '- ../vendor/plain/a.yaml',
        '- ../vendor/plain/b/c.yaml',
      ),
    });
  });

  it('that are patched get a folder of their own', () => {
    const files = appsFiles((scope) => {
      new VendoredFiles(scope, 'crds', { path: 'vendor/crds' })
        .patch({ kind: 'Deployment' }, { spec: { replicas: 2 } })
        .patch({ kind: 'Service', name: 'web' }, [{ op: 'remove', path: '/spec/type' }]);
    });
    expect(files).toEqual({
      'kustomization.yaml': kustomization('resources:', '- crds'),
      'crds/kustomization.yaml': kustomization(
        'resources:',
        '- ../../vendor/crds',
        'patches:',
        '- patch: |',
        '    kind: Deployment',
        '    metadata:',
        '      name: any',
        '    spec:',
        '      replicas: 2',
        '  target:',
        '    kind: Deployment',
        '- patch: |',
        '    - op: remove',
        '      path: /spec/type',
        '  target:',
        '    kind: Service',
        '    name: web',
      ),
    });
  });

  it('of the entry folder need nothing: Flux picks them up', () => {
    const app = fleetOf((cluster) => new VendoredFiles(cluster, 'flux', { path: 'clusters/staging/flux-system' }));
    expect(messagesOf(app)).toEqual([]);
    expect(filesOf(app)).toEqual({});
  });

  it('beside the entry folder get a folder in it that names them', () => {
    const app = fleetOf((cluster) => new VendoredFiles(cluster, 'crds', { path: 'vendor/crds' }));
    expect(filesOf(app)).toEqual({
      'clusters/staging/crds/kustomization.yaml': kustomization('resources:', '- ../../../vendor/crds'),
    });
  });

  it('of the entry folder cannot be patched: Flux would apply them unpatched too', () => {
    const app = fleetOf((cluster) => {
      new VendoredFiles(cluster, 'flux', { path: 'clusters/staging/flux-system' }).patch({}, {});
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX307 vendored files "clusters/staging/flux-system": are patched, but Flux finds them by itself in the entry folder and would apply them unpatched too; give the cluster "kustomizationFile: true", or keep the files outside the entry folder',
        'at staging/flux',
      ),
    ]);
  });
});

describe('Paths that are refused', () => {
  it.each<[string, (apps: Kustomization) => unknown, string]>([
    [
      'a Folder beside the one around it',
      (apps) => configMap(new Folder(apps, 'x', { path: '../sib' }), 'x'),
      'path "../sib" leaves the folder around it; give a folder below that one; what several share is a "base"',
    ],
    [
      'a Folder that leaves on the way',
      (apps) => configMap(new Folder(apps, 'x', { path: 'a/../../sib' }), 'x'),
      'path "a/../../sib" leaves the folder around it; give a folder below that one; what several share is a "base"',
    ],
    [
      'a Folder that is the one around it',
      (apps) => configMap(new Folder(apps, 'x', { path: './' }), 'x'),
      'path "./" is the folder around it; give a folder below that one; what several share is a "base"',
    ],
    [
      'the root as a base',
      (apps) => configMap(new Folder(apps, 'x', { base: '.' }), 'x'),
      'base "." is the root of the repository; give a folder below the root of the repository',
    ],
    [
      'the root as vendored files',
      (apps) => new VendoredFiles(apps, 'x', { path: '.' }),
      'path "." is the root of the repository; give a folder below the root of the repository',
    ],
    [
      'vendored files beside their folder',
      (apps) => new VendoredFiles(apps, 'x', { path: 'vendor', files: ['../x.yaml'] }),
      'files "../x.yaml" leaves the folder of the vendored files; give a file below "path"',
    ],
    [
      'a URL, whose credentials are not shown',
      (apps) => new VendoredFiles(apps, 'x', { path: 'https://me:token@example.org/x.yaml' }),
      'path "https://example.org/x.yaml" is a URL; name what lies in the repository; give a source and a Kustomization for what lies elsewhere',
    ],
    [
      'a repository in the short form of git',
      (apps) => new VendoredFiles(apps, 'x', { path: 'git@example.org:org/repo' }),
      'path "example.org:org/repo" is a URL; name what lies in the repository; give a source and a Kustomization for what lies elsewhere',
    ],
  ])('%s', (_what, build, message) => {
    const app = fleetOf((cluster) => build(new Kustomization(cluster, 'apps')));
    const expected = lines(`error FLX302 construct "staging/apps/x": ${message}`, 'at staging/apps/x');
    expect(messagesOf(app)).toEqual([expected]);
  });

  it('an id of vendored files that leads elsewhere', () => {
    const app = fleetOf((cluster) => new VendoredFiles(new Kustomization(cluster, 'apps'), '..', { path: 'vendor' }));
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX302 construct "staging/apps/..": id ".." is no name of a folder; give it another id: patched files get a folder of that name',
        'at staging/apps/..',
      ),
    ]);
  });
});

describe('Vendored files that the app lays out itself', () => {
  it.each<[string, string, string]>([
    [
      'the folder of the Kustomization',
      'deploy/staging/apps',
      'are the folder that refers to them: kustomize refuses the cycle',
    ],
    ['a folder around it', 'deploy', 'hold "deploy/staging/apps", which refers to them: kustomize refuses the cycle'],
    ['the folder of another', 'deploy/staging/other', 'are written by the app itself and would be applied twice'],
    ['a base', 'base/web', 'are written by the app itself and would be applied twice'],
    ['an entry folder', 'clusters/staging', 'are written by the app itself and would be applied twice'],
    ['a file', 'base/web/apps.configmap-x.yaml', 'are written by the app itself and would be applied twice'],
  ])('are refused: %s', (_what, path, message) => {
    const app = fleetOf((cluster) => {
      new VendoredFiles(new Kustomization(cluster, 'apps'), 'x', { path });
      configMap(new Folder(new Kustomization(cluster, 'other'), 'web', { base: 'base/web' }), 'x');
    });
    expect(messagesOf(app)).toEqual([
      lines(
        `error FLX301 vendored files "${path}": ${message}; name files, or a folder, that no app writes`,
        'at staging/apps/x',
      ),
    ]);
  });

  it('are refused where their patches would be written over them', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      new VendoredFiles(apps, 'x', { path: 'deploy/staging/apps/x' }).patch({}, { spec: { replicas: 2 } });
    });
    expect(messagesOf(app)).toHaveLength(1);
    expect(messagesOf(app)[0]).toContain('are written by the app itself');
  });

  it('are no matter where nothing is laid out: beside the files of the app', () => {
    const app = fleetOf((cluster) => {
      new VendoredFiles(new Kustomization(cluster, 'apps'), 'x', { path: 'deploy/staging/apps/secret.sops.yaml' });
    });
    expect(messagesOf(app)).toEqual([]);
  });
});

describe('An entry folder', () => {
  const build = (cluster: Cluster) => {
    configMap(cluster, 'settings');
    configMap(new Folder(cluster, 'folder'), 'x');
    configMap(new Kustomization(cluster, 'apps', { file: 'apps/apps.yaml' }), 'y');
  };

  it('gets no kustomization file', () => {
    const paths = Object.keys(filesOf(fleetOf(build))).filter((path) => path.startsWith('clusters/'));
    expect(paths).toEqual([
      'clusters/staging/apps.configmap-settings.yaml',
      'clusters/staging/apps/apps.yaml',
      'clusters/staging/folder/apps.configmap-x.yaml',
      'clusters/staging/folder/kustomization.yaml',
    ]);
  });

  it('gets one that is asked for, which names the folder of Flux too', () => {
    const app = fleetOf(
      (cluster) => {
        build(cluster);
        new VendoredFiles(cluster, 'crds', { path: 'vendor/crds' });
      },
      { cluster: { kustomizationFile: true } },
    );
    const text = kustomization(
      'resources:',
      '- apps.configmap-settings.yaml',
      '- apps/apps.yaml',
      '- flux-system',
      '- folder',
      '- ../../vendor/crds',
    );
    expect(filesOf(app)['clusters/staging/kustomization.yaml']).toBe(text);
    expect(app.result().trees[0]?.guards).toEqual([
      {
        folder: 'clusters/staging',
        resources: expect.arrayContaining(['flux-system', 'apps.configmap-settings.yaml']),
      },
    ]);
  });

  it('that names the folder of Flux as vendored files names it once', () => {
    const app = fleetOf((cluster) => new VendoredFiles(cluster, 'flux', { path: 'clusters/staging/flux-system' }), {
      cluster: { kustomizationFile: true },
    });
    expect(filesOf(app)).toEqual({
      'clusters/staging/kustomization.yaml': kustomization('resources:', '- flux-system'),
    });
  });

  it('may be the root of the repository, whose kustomization file keeps other Kustomizations out', () => {
    const options = { cluster: { path: './', kustomizationFile: true } };
    const app = fleetOf((cluster) => configMap(new Kustomization(cluster, 'apps'), 'x'), options);
    expect(messagesOf(app)).toEqual([]);
    expect(filesOf(app)['kustomization.yaml']).toBe(
      kustomization('resources:', '- flux-system', '- kustomization-apps.yaml'),
    );
  });
});

describe('Two Repositories', () => {
  it.each([
    ['https://github.com/org/repo', 'ssh://git@github.com/org/repo.git'],
    ['https://github.com/org/repo.git', 'https://user:token@GitHub.com/org/repo/'],
    ['ssh://git@example.org:2222/org/repo', 'ssh://example.org:2222/org/repo.git'],
    ['git@github.com:org/repo.git', 'https://github.com/org/repo'],
  ])('are told apart by host and path: %s is %s', (own, url) => {
    expect(sourceOf(own, { url })).toBe('team');
  });

  it.each<[string, string, object]>([
    ['another path', 'https://github.com/org/repo', { url: 'https://github.com/org/other' }],
    ['another host', 'https://github.com/org/repo', { url: 'https://gitlab.com/org/repo' }],
    ['another branch', 'https://github.com/org/repo', { url: 'https://github.com/org/repo', ref: { branch: 'live' } }],
  ])('are not matched for %s', (_what, own, props) => {
    expect(sourceOf(own, props)).toBe('');
  });

  it('get the files of the Kustomizations that build from them', () => {
    const app = fleetOf((cluster, root) => {
      const repository = new Repository(root, 'team');
      const sourceRef = new GitRepository(cluster, 'team', { repository, url: 'https://example.org/team' });
      configMap(new Kustomization(cluster, 'apps', { sourceRef, path: './deploy' }), 'x');
    });
    expect(Object.keys(filesOf(app, 'team'))).toEqual(['deploy/apps.configmap-x.yaml', 'deploy/kustomization.yaml']);
    expect(Object.keys(filesOf(app))).toEqual([
      'clusters/staging/gitrepository-team.yaml',
      'clusters/staging/kustomization-apps.yaml',
    ]);
  });

  it('may hold nothing', () => {
    const app = fleetOf((cluster, root) => {
      new Repository(root, 'other');
      new HelmRelease(cluster, 'x', {
        namespace: 'y',
        chart: {
          spec: { chart: 'z', sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' } },
        },
      });
    });
    expect(app.toFiles().other).toEqual([]);
  });
});

/** The repository that a Kustomization with such a source builds from, as the model has it. */
function sourceOf(own: string, props: object): string | undefined {
  const app = new FleetApp({ name: 'demo' });
  const fleet = new Repository(app, 'fleet', { url: 'https://github.com/org/fleet' });
  new Repository(app, 'team', { url: own });
  const cluster = new Cluster(app, 'staging', { repository: fleet, flux: '2.10' });
  const sourceRef = new GitRepository(cluster, 'git', props);
  new Kustomization(cluster, 'apps', { sourceRef });
  return app.result().model.clusters[0]?.kustomizations[1]?.source.repository;
}
