// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux too
import {
  Cluster,
  ConfigMapGenerator,
  DataFile,
  FleetApp,
  Folder,
  imageMarker,
  Kustomization,
  Repository,
  SecretGenerator,
  VendoredFiles,
} from 'cdk8s-fluxcd';

import {
  bareConfigMap,
  configMap,
  filesOf,
  fleetOf,
  lines,
  messagesOf,
  objectOf,
  objectsOf,
  specOf,
} from './support.js';

/** One Kustomization `apps`, which has what `build` puts into it, in the namespace `apps`. */
function withApps(build: (apps: Kustomization) => void): FleetApp {
  return fleetOf((cluster) => {
    build(new Kustomization(cluster, 'apps', { path: './apps', objects: { namespace: 'apps' } }));
  });
}

/** The files in the folder of the same, without a namespace. */
function appsFiles(build: (apps: Kustomization) => void): Record<string, string> {
  const app = fleetOf((cluster) => build(new Kustomization(cluster, 'apps', { path: './apps' })));
  expect(messagesOf(app)).toEqual([]);
  return Object.fromEntries(Object.entries(filesOf(app)).filter(([path]) => path.startsWith('apps/')));
}

/** Whether all is known of what `apps` applies. */
function completeOf(app: FleetApp): boolean | undefined {
  return app.toModel().clusters[0]?.kustomizations.find(({ name }) => name === 'apps')?.complete;
}

describe('A ConfigMapGenerator', () => {
  it('is an entry of the kustomization file, with its files beside it', () => {
    const files = appsFiles((apps) => {
      new ConfigMapGenerator(apps, 'beetle-config', {
        literals: { LEVEL: 'info', QUOTED: '"yes"' },
        files: { 'config.yaml': { workers: 4, name: '0755' }, 'feature.json': { on: true }, motd: 'hello\n' },
      });
    });
    expect(files).toEqual({
      'apps/config.yaml': "workers: 4\nname: '0755'\n",
      'apps/feature.json': '{\n  "on": true\n}\n',
      'apps/motd': 'hello\n',
      'apps/kustomization.yaml': `# data file config.yaml
# data file feature.json
# data file motd
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
configMapGenerator:
- name: beetle-config
  files:
  - config.yaml
  - feature.json
  - motd
  literals:
  - LEVEL=info
  - QUOTED=""yes""
`,
    });
  });

  it('says what is not the default', () => {
    const files = appsFiles((apps) => {
      const base = new Folder(apps, 'base', { namespace: 'beetle' });
      new ConfigMapGenerator(base, 'beetle-config', { files: { 'config.yaml': 'a: 1\n' } });
      new ConfigMapGenerator(apps, 'override', {
        name: 'beetle-config',
        namespace: 'beetle',
        behavior: 'merge',
        hash: false,
        files: { 'config.yaml': DataFile.vendored('config/beetle.yaml') },
        labels: { team: 'a' },
        annotations: { note: 'b' },
      });
    });
    expect(files).toEqual({
      'apps/base/config.yaml': 'a: 1\n',
      'apps/base/kustomization.yaml': `# data file config.yaml
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: beetle
configMapGenerator:
- name: beetle-config
  files:
  - config.yaml
`,
      'apps/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- base
configMapGenerator:
- name: beetle-config
  namespace: beetle
  behavior: merge
  files:
  - config.yaml=../config/beetle.yaml
  options:
    disableNameSuffixHash: true
    labels:
      team: a
    annotations:
      note: b
`,
    });
  });
});

describe('The ConfigMap that is generated', () => {
  it('is declared as kustomize makes it, where nothing is left to it', () => {
    const app = withApps((apps) => {
      const folder = new Folder(apps, 'web', { namespace: 'web', labels: { tier: 'front' } });
      new ConfigMapGenerator(folder, 'config', {
        hash: false,
        literals: { LEVEL: 'info' },
        files: { 'config.yaml': { workers: 4 } },
        labels: { team: 'a' },
      });
    });
    expect(objectOf(app, 'ConfigMap', 'config')).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'config', namespace: 'web', labels: { team: 'a', tier: 'front' } },
      data: { LEVEL: 'info', 'config.yaml': 'workers: 4\n' },
    });
    expect(completeOf(app)).toBe(true);
  });

  it('is changed by one of its name in a folder around it', () => {
    const app = withApps((apps) => {
      const base = new Folder(apps, 'base', { namespace: 'web' });
      const literals = { LEVEL: 'info', MODE: 'safe' };
      new ConfigMapGenerator(base, 'config', { literals, labels: { team: 'a' }, annotations: { note: 'base' } });
      new ConfigMapGenerator(apps, 'override', {
        name: 'config',
        namespace: 'web',
        behavior: 'merge',
        hash: false,
        literals: { LEVEL: 'debug' },
        annotations: { note: 'top' },
      });
    });
    expect(objectOf(app, 'ConfigMap', 'config')).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'config', namespace: 'web', labels: { team: 'a' }, annotations: { note: 'top' } },
      data: { LEVEL: 'debug', MODE: 'safe' },
    });
  });

  it.each<[string, (apps: Kustomization) => unknown]>([
    ['with a hash', (apps) => new ConfigMapGenerator(apps, 'config', { literals: { LEVEL: 'info' } })],
    [
      'from a vendored file',
      (apps) => new ConfigMapGenerator(apps, 'config', { hash: false, files: { a: DataFile.vendored('data/a') } }),
    ],
    [
      'and is a Secret',
      (apps) => new SecretGenerator(apps, 'config', { hash: false, files: { a: DataFile.vendored('data/a') } }),
    ],
  ])('is not known, %s', (_title, make) => {
    const app = withApps(make);
    expect(objectsOf(app).filter(({ metadata }) => metadata.name === 'config')).toEqual([]);
    expect(completeOf(app)).toBe(false);
  });

  it('has the namespace and labels of the scope around it, unless it says otherwise', () => {
    const app = fleetOf((cluster) => {
      const objects = { namespace: 'web', labels: { team: 'a', tier: 'front' } };
      const apps = new Kustomization(cluster, 'apps', { objects });
      new ConfigMapGenerator(apps, 'one', { hash: false });
      new ConfigMapGenerator(apps, 'two', { hash: false, namespace: 'other', labels: { team: 'b' } });
    });
    expect(['one', 'two'].map((name) => objectOf(app, 'ConfigMap', name).metadata)).toEqual([
      { name: 'one', namespace: 'web', labels: { team: 'a', tier: 'front' } },
      { name: 'two', namespace: 'other', labels: { team: 'b', tier: 'front' } },
    ]);
  });

  it('is named for others by its generator', () => {
    withApps((apps) => {
      const files = { key: DataFile.vendored('secrets/key') };
      expect(new ConfigMapGenerator(apps, 'config', { name: 'web-config' }).configMapName).toBe('web-config');
      expect(new SecretGenerator(apps, 'keys', { files }).secretName).toBe('keys');
    });
  });

  it('may be placed in a cluster that has a kustomization file', () => {
    const app = fleetOf(
      (cluster) => new ConfigMapGenerator(cluster, 'config', { files: { motd: 'hi' }, namespace: 'web' }),
      {
        cluster: { kustomizationFile: true },
      },
    );
    expect(filesOf(app)).toEqual({
      'clusters/staging/kustomization.yaml': `# data file motd
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- flux-system
configMapGenerator:
- name: config
  namespace: web
  files:
  - motd
`,
      'clusters/staging/motd': 'hi',
    });
  });
});

describe('A DataFile', () => {
  it('may be shared: it lies where it says, and the first kustomization file that reads it names it', () => {
    const app = withApps((apps) => {
      const common = DataFile.data('config/common.json', { region: 'eu' });
      for (const name of ['web', 'batch']) {
        new ConfigMapGenerator(new Folder(apps, name), name, { files: { 'common.json': common, 'x.json': common } });
      }
    });
    const { 'config/common.json': text, ...files } = filesOf(app);
    expect(text).toBe('{\n  "region": "eu"\n}\n');
    const entry = (name: string) => `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
configMapGenerator:
- name: ${name}
  namespace: apps
  files:
  - ../../config/common.json
  - x.json=../../config/common.json
`;
    expect(files['apps/batch/kustomization.yaml']).toBe(`# data file ../../config/common.json\n${entry('batch')}`);
    expect(files['apps/web/kustomization.yaml']).toBe(entry('web'));
  });

  it('is a value of its own', () => {
    const file = DataFile.text('a/b.txt', 'x');
    expect([file instanceof DataFile, {} instanceof DataFile]).toEqual([true, false]);
    expect([file.path, file.text, DataFile.vendored('a').text]).toEqual(['a/b.txt', 'x', undefined]);
  });

  it.each<[string, () => unknown, string]>([
    ['no path', () => DataFile.vendored(''), 'a DataFile takes a path, relative to the root of the repository'],
    [
      'values as text',
      () => DataFile.text('a.txt', { a: 1 } as never),
      'DataFile.text takes a string for "a.txt"; use DataFile.data for a map',
    ],
    [
      'text as values',
      () => DataFile.data('a.yaml', 'a: 1' as never),
      'DataFile.data takes a map for "a.yaml"; use DataFile.text for text',
    ],
  ])('refuses %s', (_title, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});

describe('A SecretGenerator', () => {
  it('names encrypted files, which are not touched', () => {
    const files = appsFiles((apps) => {
      new SecretGenerator(apps, 'keys', {
        type: 'kubernetes.io/tls',
        files: { 'tls.key': DataFile.vendored('secrets/tls.key') },
      });
    });
    expect(files).toEqual({
      'apps/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
secretGenerator:
- name: keys
  type: kubernetes.io/tls
  files:
  - ../secrets/tls.key
`,
    });
  });
});

describe('Misuse:', () => {
  const ENCRYPT = 'encrypt it with SOPS, keep it in the repository, and give DataFile.vendored with its path';

  it.each<[string, (apps: Kustomization) => unknown, string]>([
    [
      'literals of a Secret',
      (apps) => new SecretGenerator(apps, 'it', { literals: { KEY: 'hunter2' } } as never),
      `"literals" would lie in the repository as plain text; put them into a file, ${ENCRYPT}`,
    ],
    [
      'the text of a Secret',
      (apps) => new SecretGenerator(apps, 'it', { files: { key: 'hunter2' as never } }),
      `"files" has something other than a vendored file as "key"; ${ENCRYPT}`,
    ],
    [
      'a text in a DataFile for a Secret',
      (apps) => new SecretGenerator(apps, 'it', { files: { key: DataFile.text('a', 'hunter2') } }),
      `"files" has something other than a vendored file as "key"; ${ENCRYPT}`,
    ],
    [
      'a Secret without props',
      (apps) => new SecretGenerator(apps, 'it', undefined as never),
      '"files" is undefined; give a map from keys to vendored files',
    ],
    [
      'files in a list',
      (apps) => new ConfigMapGenerator(apps, 'it', { files: ['a.yaml'] as never }),
      '"files" is a list; give a map from keys to files',
    ],
    [
      'a number as a file',
      (apps) => new ConfigMapGenerator(apps, 'it', { files: { a: 1 as never } }),
      '"files" has 1 as "a"; give a text, a map or a DataFile',
    ],
    [
      'a literal that is no text',
      (apps) => new ConfigMapGenerator(apps, 'it', { literals: { a: true as never } }),
      '"literals" has true as "a"; give strings',
    ],
    [
      'labels in a list',
      (apps) => new ConfigMapGenerator(apps, 'it', { labels: ['a'] as never }),
      '"labels" is a list; give a map of strings',
    ],
    [
      'one key twice',
      (apps) => new ConfigMapGenerator(apps, 'it', { literals: { a: '1' }, files: { a: '2' } }),
      'the key "a" is in "literals" and in "files"; give it once',
    ],
    [
      'an unknown behavior',
      (apps) => new ConfigMapGenerator(apps, 'it', { behavior: 'append' as never }),
      '"behavior" is "append"; give "create", "replace" or "merge"',
    ],
  ])('%s', (_title, make, message) => {
    expect(() => withApps(make)).toThrow(new Error(`"staging/apps/it": ${message}`));
  });

  it('in an entry folder without a kustomization file', () => {
    const message =
      '"staging/it": the entry folder of the cluster has no kustomization file that could generate it; place it in a Kustomization or Folder, or give the Cluster "kustomizationFile: true"';
    expect(() => fleetOf((cluster) => new ConfigMapGenerator(cluster, 'it'))).toThrow(new Error(message));
  });
});

describe('Findings:', () => {
  const about = 'error FLX105 ConfigMap "apps/it": ';

  it.each<[string, (apps: Kustomization) => unknown, string[]]>([
    [
      'keys that no ConfigMap may have',
      (apps) => new ConfigMapGenerator(apps, 'it', { literals: { '..a': '', ü: '' } }),
      [
        'error FLX142 ConfigMap "apps/it": data["..a"] is no key that a ConfigMap or Secret may have; take up to 253 letters, digits, "-", "_" and ".", and no ".." in front',
        'error FLX142 ConfigMap "apps/it": data["ü"] is no key that a ConfigMap or Secret may have; take up to 253 letters, digits, "-", "_" and ".", and no ".." in front',
      ],
    ],
    [
      'texts and names that kustomize changes or refuses',
      (apps) =>
        new ConfigMapGenerator(apps, 'it', { literals: { 1: 'a', a: '\ta\nb', b: '\u0085' }, labels: { null: 'x' } }),
      [
        `${about}data.b contains the character U+0085, which kustomize refuses or changes`,
        `${about}data["1"] has a name that kustomize does not take for a string`,
        `${about}data["a"] has several lines behind a tab, which kustomize refuses`,
        `${about}metadata.labels["null"] has a name that kustomize does not take for a string`,
      ],
    ],
    [
      'files by names that mean something in a folder',
      (apps) => new ConfigMapGenerator(apps, 'it', { files: { 'kustomization.yml': 'a', '.gitignore': 'b' } }),
      ['.gitignore', 'kustomization.yml'].map(
        (name) =>
          `error FLX301 ConfigMap "apps/it": files["${name}"] "${name}" is a name that kustomize, Git or Flux reads for itself; give the text as DataFile.text with another path`,
      ),
    ],
    [
      'paths that are none',
      (apps) =>
        new ConfigMapGenerator(apps, 'it', {
          files: { a: DataFile.vendored('../a'), b: DataFile.vendored('./'), c: DataFile.vendored('c=d') },
        }),
      [
        'error FLX302 ConfigMap "apps/it": files["a"] "../a" leaves the repository; give a file, relative to the root of the repository',
        'error FLX302 ConfigMap "apps/it": files["b"] "./" is no file; give a file, relative to the root of the repository',
        'error FLX302 ConfigMap "apps/it": files["c"] "c=d" holds "=" or a control character; give the file another name',
      ],
    ],
    [
      'a namespace that the folder overrides',
      (apps) => new ConfigMapGenerator(new Folder(apps, 'web', { namespace: 'web' }), 'it', { namespace: 'other' }),
      [
        'error FLX108 ConfigMap "other/it": metadata.namespace "other" becomes "web", the namespace of the folder around it; put it into a folder without a namespace',
      ],
    ],
    [
      'two texts for one file',
      (apps) => {
        new ConfigMapGenerator(apps, 'a', { files: { 'config.yaml': 'a: 1\n' } });
        new ConfigMapGenerator(apps, 'b', { files: { 'config.yaml': 'a: 2\n' } });
      },
      [
        lines(
          'error FLX301 ConfigMap "apps/b": and ConfigMap "apps/a" are both written to "apps/config.yaml"; give one of them another file or folder',
          'ConfigMap "apps/a" is made at staging/apps/a',
        ),
      ],
    ],
    [
      'an image marker',
      (apps) => {
        const image = imageMarker(apps, { policy: 'flux-system:web', initial: 'web:1' });
        new ConfigMapGenerator(apps, 'it', { literals: { image } });
      },
      [
        'error FLX123 ConfigMap "apps/it": data holds the image marker {"$imagepolicy": "flux-system:web"}, but image automation writes into manifests only; mark the field of an object',
      ],
    ],
  ])('%s', (_title, make, messages) => {
    expect(messagesOf(withApps(make)).map((message) => message.replace(/\n {4}at staging.*/, ''))).toEqual(messages);
  });

  it('objects of the same name, and several that could be meant', () => {
    const app = withApps((apps) => {
      bareConfigMap(new Folder(apps, 'web', { namespace: 'web' }), 'it');
      new ConfigMapGenerator(apps, 'it', { namespace: 'web' });
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX140 ConfigMap "web/it": is generated, but its name is taken in the same build, which kustomize refuses; give it another name, or the "behavior" "merge" or "replace" to change what is there',
        'ConfigMap "web/it" is made at staging/apps/web/it',
        'at staging/apps/it',
      ),
    ]);
  });

  it('nothing to change, unless it may be among vendored files', () => {
    const make = (apps: Kustomization) => new ConfigMapGenerator(apps, 'it', { behavior: 'replace' });
    expect(messagesOf(withApps(make))).toEqual([
      lines(
        'error FLX141 ConfigMap "apps/it": would change a ConfigMap that is not there, which kustomize refuses; let a Folder in its own make one of that name, or leave "behavior" out',
        'at staging/apps/it',
      ),
    ]);
    const vendored = withApps((apps) => {
      new VendoredFiles(apps, 'files', { path: 'vendored' });
      make(apps);
    });
    expect(messagesOf(vendored)).toEqual([]);
  });
});

describe('Variables', () => {
  it('may stand in texts, and a literal "${" stays one', () => {
    const app = withApps((apps) => {
      const region = Cluster.of(apps).variable('REGION', { value: 'eu' });
      new ConfigMapGenerator(apps, 'it', {
        hash: false,
        literals: { REGION: region },
        files: { 'run.sh': `echo \${HOME} ${region}\n` },
      });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(filesOf(app)['apps/run.sh']).toBe('echo $${HOME} ${REGION}\n');
    expect(filesOf(app)['apps/kustomization.yaml']).toContain('  literals:\n  - REGION=${REGION}\n');
    expect(specOf(app, 'Kustomization', 'apps').postBuild).toEqual({ substitute: { REGION: 'eu' } });
  });

  it('are kept out of what has a literal "${", where it is not certain that Flux substitutes', () => {
    const app = withApps((apps) => {
      const from = { kind: 'Secret', name: 'vars' } as const;
      configMap(apps, 'user', undefined, { token: Cluster.of(apps).variable('TOKEN', { from }) });
      new ConfigMapGenerator(apps, 'it', { hash: false, files: { 'run.sh': 'echo ${HOME}\n' } });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'ConfigMap', 'it').metadata.annotations).toEqual({
      'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
    });
  });
});

describe('A Repository', () => {
  it('may say what Flux leaves out of its artifacts', () => {
    const app = new FleetApp({ name: 'demo' });
    new Repository(app, 'fleet', { sourceIgnore: ['/*', '!/clusters/'] });
    new Repository(app, 'other', { sourceIgnore: [] });
    expect(filesOf(app)).toEqual({ '.sourceignore': '/*\n!/clusters/\n' });
    expect(filesOf(app, 'other')).toEqual({});
  });

  it.each<[string, unknown, string]>([
    ['a text', '/*', '"sourceIgnore" is "/*"; give a list of patterns'],
    ['two lines in one', ['/*\n!/clusters/'], '"sourceIgnore" has "/*\\n!/clusters/"; give one line of text for each'],
  ])('does not take %s for that', (_title, sourceIgnore, message) => {
    const app = new FleetApp({ name: 'demo' });
    const make = () => new Repository(app, 'fleet', { sourceIgnore: sourceIgnore as never });
    expect(make).toThrow(new Error(`"fleet": ${message}`));
  });
});
