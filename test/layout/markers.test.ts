import { ApiObject } from 'cdk8s';
import {
  type Cluster,
  Folder,
  type FolderProps,
  HelmRelease,
  ImagePolicy,
  imageMarker,
  Kustomization,
  OCIRepository,
} from 'cdk8s-fluxcd';

import { bareConfigMap, clustersOf, configMap, filesOf, messagesOf } from '../fleet/support.js';

const CLUSTERS = ['production', 'staging'];

/** One of the clusters, and what lies at `apps/<cluster>` with the base `apps/base`. */
interface Web {
  readonly name: string;
  readonly web: Kustomization;
  /** An image that a policy chooses: that of the cluster, unless it is another one. */
  readonly image: (initial?: string, policy?: string) => string;
}

interface Options {
  readonly reference?: string;
  readonly patches?: 'files' | 'inline';
}

/** All files but the entries; fails where anything is found. */
function webFiles(build: (web: Web) => void, { reference, patches = 'files' }: Options = {}): Record<string, string> {
  return filesOfClusters((cluster, name) => {
    const path = `./apps/${name}`;
    const objects = { namespace: 'web' };
    const web = new Kustomization(cluster, 'web', { path, base: 'apps/base', objects, reference: reference === name });
    build({ name, web, image: (initial, policy = name) => markerOf(cluster, policy, initial) });
  }, patches);
}

/** The same with a Folder in the base, which the transform of its kustomization file reaches. */
function folderFiles(props: FolderProps, build: (folder: Folder, web: Omit<Web, 'web'>) => void) {
  return filesOfClusters((cluster, name) => {
    const folder = new Folder(new Kustomization(cluster, 'apps'), 'web', { base: 'base/web', ...props });
    build(folder, { name, image: (initial, policy = name) => markerOf(cluster, policy, initial) });
  });
}

/** Two Folders of one cluster with one base; the first may be the reference. */
function siblingFiles(build: (folder: Folder, web: Omit<Web, 'web'>) => void, isReference = false) {
  return filesOfClusters((cluster, name) => {
    if (name === 'staging') return;
    const apps = new Kustomization(cluster, 'apps', { path: './apps' });
    for (const id of ['a', 'b']) {
      const folder = new Folder(apps, id, { base: 'base/web', namespace: id, reference: isReference && id === 'a' });
      build(folder, { name: id, image: (initial, policy = id) => markerOf(cluster, policy, initial) });
    }
  });
}

function filesOfClusters(build: (cluster: Cluster, name: string) => void, patches: Options['patches'] = 'files') {
  const app = clustersOf(
    CLUSTERS,
    (cluster, name) => {
      for (const policy of [...CLUSTERS, 'web']) ImagePolicy.fromName(cluster, `policy-${policy}`, { name: policy });
      build(cluster, name);
    },
    { repository: { patches } },
  );
  expect(messagesOf(app)).toEqual([]);
  return Object.fromEntries(Object.entries(filesOf(app)).filter(([path]) => !path.startsWith('clusters/')));
}

function markerOf(cluster: Cluster, policy: string, initial = 'example.org/web:1'): string {
  return imageMarker(cluster, { policy: `flux-system:${policy}`, initial });
}

function deployment(web: Kustomization | Folder, image: string): void {
  const containers = [
    { name: 'web', image, args: ['--verbose'] },
    { name: 'proxy', image: 'example.org/proxy:1' },
  ];
  new ApiObject(web, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { template: { spec: { containers } } },
  });
}

/** Values with a list, of which a JSON 6902 patch would need one line. */
function release(web: Kustomization | Folder, values: Record<string, unknown>): void {
  const chartRef = OCIRepository.fromName(web, 'chart', { name: 'web' });
  const namespace = web instanceof Folder ? undefined : 'web';
  new HelmRelease(web, 'web', { namespace, chartRef, values });
}

function patchOf(containers: string): string {
  const head = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: web\n';
  return `${head}spec:\n  template:\n    spec:\n      containers:\n      - name: web\n        ${containers}\n`;
}

/** The paths of the files in which there are markers, and how often. */
function markedFiles(files: Record<string, string>): Record<string, string[]> {
  const marked = Object.entries(files).map(([path, text]): [string, string[]] => [
    path,
    text.split('\n').flatMap((line) => (line.includes('$imagepolicy') ? [line.trim()] : [])),
  ]);
  return Object.fromEntries(marked.filter(([, lines]) => lines.length > 0));
}

describe('The patch of an overlay', () => {
  it('has the value that image automation looks after in this cluster, and its marker', () => {
    const files = webFiles(({ name, web, image }) => {
      deployment(web, image(`example.org/web:${name === 'staging' ? 2 : 1}`));
    });
    expect(files['apps/base/deployment-web.yaml']).toMatch(/- name: web\n +args:\n/);
    expect(files['apps/staging/deployment-web.patch.yaml']).toBe(
      patchOf('image: example.org/web:2 # {"$imagepolicy": "flux-system:staging"}'),
    );
    expect(files['apps/production/deployment-web.patch.yaml']).toBe(
      patchOf('image: example.org/web:1 # {"$imagepolicy": "flux-system:production"}'),
    );
  });

  it('has it also where only the markers differ', () => {
    const files = webFiles(({ web, image }) => deployment(web, image()));
    expect(markedFiles(files)).toEqual({
      'apps/production/deployment-web.patch.yaml': [
        'image: example.org/web:1 # {"$imagepolicy": "flux-system:production"}',
      ],
      'apps/staging/deployment-web.patch.yaml': ['image: example.org/web:1 # {"$imagepolicy": "flux-system:staging"}'],
    });
  });

  it('repeats the value that another cluster has by chance, so that its automation changes that one only', () => {
    const files = webFiles(({ name, web, image }) => {
      deployment(web, name === 'staging' ? image() : 'example.org/web:1');
    });
    expect(files['apps/production/deployment-web.patch.yaml']).toBe(patchOf('image: example.org/web:1'));
    expect(files['apps/base/deployment-web.yaml']).not.toContain('example.org/web');
  });

  it('repeats it beside a reference too', () => {
    const build = ({ name, web, image }: Web) => deployment(web, name === 'staging' ? 'example.org/web:1' : image());
    const files = webFiles(build, { reference: 'production' });
    expect(Object.keys(files)).not.toContain('apps/staging/deployment-web.patch.yaml');
    expect(files['apps/base/deployment-web.yaml']).toContain('image: example.org/web:1\n');
    expect(markedFiles(files)).toEqual({
      'apps/production/deployment-web.patch.yaml': [
        'image: example.org/web:1 # {"$imagepolicy": "flux-system:production"}',
      ],
    });
  });

  it('is a file where the others stand in the kustomization file, since image automation reads no text in a text', () => {
    const files = webFiles(
      ({ name, web, image }) => {
        deployment(web, image());
        configMap(web, 'settings', { namespace: 'web' }, { cluster: name });
      },
      { patches: 'inline', reference: 'production' },
    );
    expect(files['apps/staging/kustomization.yaml']).toContain(
      'patches:\n- patch: |\n    apiVersion: v1\n    kind: ConfigMap\n',
    );
    expect(files['apps/staging/kustomization.yaml']).toContain('\n- path: deployment-web.patch.yaml\n');
    expect(Object.keys(files)).not.toContain('apps/staging/configmap-settings.patch.yaml');
  });

  it('is a merge, though it takes more lines, since image automation reads no file that begins with a list', () => {
    const more = Object.fromEntries([...'abcdefghijkl'].map((key) => [key, key]));
    const files = webFiles(({ web, image }) => release(web, { apps: [{ image: image(), ...more }] }), {
      reference: 'production',
    });
    const text = files['apps/staging/helmrelease-web.patch.yaml'];
    expect(text).toMatch(/^apiVersion: helm\.toolkit\.fluxcd\.io\/v2\nkind: HelmRelease\n/);
    expect(text).toContain('- image: example.org/web:1 # {"$imagepolicy": "flux-system:staging"}\n');
  });

  it('is JSON 6902 where no marked value is in it', () => {
    const more = Object.fromEntries([...'abcdefghijkl'].map((key) => [key, key]));
    const files = siblingFiles(
      (folder, { name, image }) => release(folder, { image: image(undefined, 'web'), apps: [{ ...more, last: name }] }),
      true,
    );
    expect(files['apps/b/helmrelease-web.patch.yaml']).toBe(
      '- op: replace\n  path: /spec/values/apps/0/last\n  value: b\n',
    );
    expect(Object.keys(markedFiles(files))).toEqual(['base/web/helmrelease-web.yaml']);
  });
});

describe('The patch of another overlay', () => {
  it('stays JSON 6902 where one is a merge for its marker', () => {
    const more = Object.fromEntries([...'abcdefghijkl'].map((key) => [key, key]));
    const app = clustersOf(['dev', 'production', 'staging'], (cluster, name) => {
      const reference = name === 'production';
      const [path, objects] = [`./apps/${name}`, { namespace: 'web' }];
      const web = new Kustomization(cluster, 'web', { path, base: 'apps/base', objects, reference });
      ImagePolicy.fromName(cluster, 'policy', { name });
      const image = name === 'staging' ? markerOf(cluster, name) : `example.org/web:${name}`;
      release(web, { apps: [{ image, ...more }] });
    });
    expect(messagesOf(app)).toEqual([]);
    const files = filesOf(app);
    expect(files['apps/dev/helmrelease-web.patch.yaml']).toBe(
      '- op: replace\n  path: /spec/values/apps/0/image\n  value: example.org/web:dev\n',
    );
    expect(files['apps/staging/helmrelease-web.patch.yaml']).toContain('kind: HelmRelease\n');
  });
});

describe('A base', () => {
  it('has the value and the marker on which all folders of one cluster agree', () => {
    const files = siblingFiles((folder, { name, image }) => {
      bareConfigMap(folder, 'settings', {}, { image: image(undefined, 'web'), folder: name });
    });
    expect(markedFiles(files)).toEqual({
      'base/web/configmap-settings.yaml': ['image: example.org/web:1 # {"$imagepolicy": "flux-system:web"}'],
    });
    expect(files['apps/b/configmap-settings.patch.yaml']).not.toContain('image');
  });

  it('has those of the reference among them', () => {
    const files = siblingFiles((folder, { name, image }) => {
      deployment(folder, image(undefined, name === 'a' ? 'production' : 'staging'));
    }, true);
    expect(markedFiles(files)).toEqual({
      'base/web/deployment-web.yaml': ['image: example.org/web:1 # {"$imagepolicy": "flux-system:production"}'],
      'apps/b/deployment-web.patch.yaml': ['image: example.org/web:1 # {"$imagepolicy": "flux-system:staging"}'],
    });
  });

  it('of several clusters has no marker: policies of one name may choose otherwise in each', () => {
    const files = webFiles(({ web, image }) => deployment(web, image(undefined, 'web')));
    expect(files['apps/base/deployment-web.yaml']).not.toContain('example.org/web');
    expect(markedFiles(files)).toEqual({
      'apps/production/deployment-web.patch.yaml': ['image: example.org/web:1 # {"$imagepolicy": "flux-system:web"}'],
      'apps/staging/deployment-web.patch.yaml': ['image: example.org/web:1 # {"$imagepolicy": "flux-system:web"}'],
    });
  });

  it('of several clusters has the values of the reference, which marks them in its own folder', () => {
    const files = webFiles(({ web, image }) => deployment(web, image()), { reference: 'production' });
    expect(files['apps/base/deployment-web.yaml']).toContain('image: example.org/web:1\n');
    expect(Object.keys(markedFiles(files))).toEqual([
      'apps/production/deployment-web.patch.yaml',
      'apps/staging/deployment-web.patch.yaml',
    ]);
  });

  it('has an object with markers that the namespace and labels of its kustomization file reach', () => {
    const files = folderFiles({ namespace: 'web', labels: { team: 'web' } }, (folder, { image }) => {
      deployment(folder, image());
    });
    expect(files['deploy/staging/apps/web/deployment-web.patch.yaml']).toBe(
      patchOf('image: example.org/web:1 # {"$imagepolicy": "flux-system:staging"}'),
    );
  });
});

describe('A label', () => {
  it('is no label of the kustomization file where it is marked in one object', () => {
    const files = webFiles(({ name, web, image }) => {
      for (const id of 'abc') {
        const version = id === 'a' ? image('1', 'web') : '1';
        configMap(web, id, { namespace: 'web', labels: name === 'staging' ? { version } : {} });
      }
    });
    expect(files['apps/staging/kustomization.yaml']).not.toContain('labels:');
    expect(Object.keys(markedFiles(files))).toEqual(['apps/staging/configmap-a.patch.yaml']);
  });
});

describe('An object with markers stays with each', () => {
  it('where no merge leads to it', () => {
    const files = webFiles(({ name, web, image }) => {
      const spec = { image: image(), limit: name === 'staging' ? null : 1 };
      new ApiObject(web, 'web', { apiVersion: 'example.org/v1', kind: 'Widget', spec });
    });
    expect(Object.keys(markedFiles(files))).toEqual([
      'apps/production/widget-web.yaml',
      'apps/staging/widget-web.yaml',
    ]);
  });

  it('where the kustomization file of the base replaces what is marked', () => {
    const images = [{ name: 'example.org/web', newTag: '9' }];
    const files = folderFiles({ namespace: 'web', images }, (folder, { name, image }) => {
      deployment(folder, image());
      bareConfigMap(folder, 'settings', {}, { cluster: name });
    });
    expect(Object.keys(markedFiles(files))).toEqual([
      'deploy/production/apps/web/deployment-web.yaml',
      'deploy/staging/apps/web/deployment-web.yaml',
    ]);
  });

  it('where the marked value tells items of a list apart, in which a patch finds its own', () => {
    const files = siblingFiles((folder, { name, image }) => {
      const containers = [{ name: image('web', 'web'), args: [name] }, { name: 'other' }];
      const spec = { template: { spec: { containers } } };
      new ApiObject(folder, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', spec });
    });
    expect(Object.keys(markedFiles(files))).toEqual(['apps/a/deployment-web.yaml', 'apps/b/deployment-web.yaml']);
  });
});
