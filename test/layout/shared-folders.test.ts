import { Folder, Kustomization } from 'cdk8s-fluxcd';

import { bareConfigMap, clustersOf, configMap, filesOf, messagesOf } from '../fleet/support.js';

const CLUSTERS = ['production', 'staging'];

type Build = (web: Kustomization, cluster: string) => void;

/** The files of Kustomizations `web` at `apps/<cluster>` with the base `apps/base`. */
function filesOfApps(build: Build, { reference }: { readonly reference?: string } = {}): Record<string, string> {
  const app = clustersOf(CLUSTERS, (cluster, name) => {
    const place = { path: `./apps/${name}`, base: 'apps/base', reference: name === reference };
    build(new Kustomization(cluster, 'web', { ...place, objects: { namespace: 'web' } }), name);
  });
  expect(messagesOf(app)).toEqual([]);
  return Object.fromEntries(Object.entries(filesOf(app)).filter(([path]) => path.startsWith('apps/')));
}

function resources(...paths: readonly string[]): string {
  const lines = ['apiVersion: kustomize.config.k8s.io/v1beta1', 'kind: Kustomization', 'resources:'];
  return [...lines, ...paths.map((path) => `- ${path}`), ''].join('\n');
}

describe('A Folder in what shares a base', () => {
  it('lies in the base where all have it alike', () => {
    const files = filesOfApps((web) => bareConfigMap(new Folder(web, 'shop'), 'x'));
    expect(Object.keys(files)).toEqual([
      'apps/base/kustomization.yaml',
      'apps/base/shop/configmap-x.yaml',
      'apps/base/shop/kustomization.yaml',
      'apps/production/kustomization.yaml',
      'apps/staging/kustomization.yaml',
    ]);
  });

  it('has a base of its own there where all have it and it differs', () => {
    const files = filesOfApps((web, name) => {
      const shop = new Folder(web, 'shop');
      bareConfigMap(shop, 'same');
      bareConfigMap(shop, 'other', {}, { all: 'yes', name });
      if (name === 'staging') bareConfigMap(shop, 'debug');
    });
    expect(Object.keys(files)).toEqual([
      'apps/base/shop/configmap-other.yaml',
      'apps/base/shop/configmap-same.yaml',
      'apps/base/shop/kustomization.yaml',
      'apps/production/kustomization.yaml',
      'apps/production/shop/configmap-other.patch.yaml',
      'apps/production/shop/kustomization.yaml',
      'apps/staging/kustomization.yaml',
      'apps/staging/shop/configmap-debug.yaml',
      'apps/staging/shop/configmap-other.patch.yaml',
      'apps/staging/shop/kustomization.yaml',
    ]);
    expect(files['apps/base/shop/configmap-other.yaml']).toContain("data:\n  all: 'yes'\n");
    expect(files['apps/staging/kustomization.yaml']).toBe(resources('shop'));
    expect(files['apps/staging/shop/kustomization.yaml']).toBe(
      `${resources('configmap-debug.yaml', '../../base/shop')}patches:\n- path: configmap-other.patch.yaml\n`,
    );
  });

  it('takes the values of the reference around it', () => {
    const files = filesOfApps((web, name) => bareConfigMap(new Folder(web, 'shop'), 'x', {}, { name }), {
      reference: 'production',
    });
    expect(files['apps/base/shop/configmap-x.yaml']).toContain('name: production');
    expect(files['apps/production/kustomization.yaml']).toBe(resources('../base/shop'));
    expect(Object.keys(files).filter((path) => path.includes('.patch.'))).toEqual([
      'apps/staging/shop/configmap-x.patch.yaml',
    ]);
  });

  it('does so at any depth, and only what differs is taken apart', () => {
    const files = filesOfApps((web, name) => {
      const outer = new Folder(web, 'outer', { namespace: 'outer' });
      bareConfigMap(new Folder(outer, 'same'), 'x');
      bareConfigMap(new Folder(new Folder(outer, 'other'), 'deep', { labels: { cluster: name } }), 'y');
    });
    expect(files['apps/base/outer/kustomization.yaml']).toContain('resources:\n- same\n');
    expect(files['apps/base/outer/other/deep/configmap-y.yaml']).toBeDefined();
    expect(files['apps/staging/outer/other/kustomization.yaml']).toBe(resources('deep'));
    expect(files['apps/staging/outer/other/deep/kustomization.yaml']).toBe(
      `${resources('../../../../base/outer/other/deep')}labels:\n- pairs:\n    cluster: staging\n`,
    );
  });

  it('stays with each where not all have it', () => {
    const files = filesOfApps((web, name) => {
      configMap(web, 'x');
      if (name === 'staging') bareConfigMap(new Folder(web, 'shop'), 'x');
    });
    expect(Object.keys(files)).toContain('apps/staging/shop/configmap-x.yaml');
  });
});

describe('The reference cluster', () => {
  /** The data in the base of the folders of two clusters, the first of which is the reference. */
  function baseOf(build: Build): string | undefined {
    const app = clustersOf(CLUSTERS, (cluster, name) => build(new Kustomization(cluster, 'apps'), name), {
      cluster: (name) => ({ reference: name === 'production' }),
    });
    expect(messagesOf(app)).toEqual([]);
    return Object.entries(filesOf(app)).find(([path]) => /^base.x.*configmap-x.yaml$/.test(path))?.[1];
  }

  it('gives its values to every base', () => {
    const text = baseOf((apps, name) => configMap(new Folder(apps, 'x', { base: 'base/x' }), 'x', {}, { name }));
    expect(text).toContain('name: production');
  });

  it('gives them to none where a folder says that it is the reference', () => {
    const text = baseOf((apps, name) => {
      const reference = name === 'staging';
      configMap(new Folder(apps, 'x', { base: 'base/x', reference }), 'x', {}, { name });
    });
    expect(text).toContain('name: staging');
  });

  it('gives them to no base of which it has several that differ', () => {
    const text = baseOf((apps, name) => {
      for (const id of ['a', 'b']) {
        bareConfigMap(
          new Folder(apps, id, { base: 'base/x', namespace: id }),
          'x',
          {},
          { all: 'yes', name: name + id },
        );
      }
    });
    expect(text).toContain("data:\n  all: 'yes'\n");
  });
});
