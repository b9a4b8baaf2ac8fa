import {
  Cluster,
  Folder,
  FleetApp,
  GitRepository,
  Kustomization,
  Repository,
  type RepositoryProps,
  Tenant,
} from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { clustersOf, configMap, filesOf, messagesOf } from './support.js';

type Layout = NonNullable<RepositoryProps['layout']>;

/** The files of clusters `production`, the reference, and `staging`. */
function pathsOf(layout: Layout, build: (cluster: Cluster, name: string) => void): string[] {
  const app = clustersOf(['production', 'staging'], build, {
    repository: { layout },
    cluster: (name) => ({ reference: name === 'production' }),
  });
  expect(messagesOf(app)).toEqual([]);
  return Object.keys(filesOf(app));
}

describe('The layout of a Repository', () => {
  it('is each cluster complete where nothing is said', () => {
    const app = clustersOf(['production', 'staging'], (cluster) => configMap(new Kustomization(cluster, 'apps'), 'x'));
    expect(Object.keys(filesOf(app))).toEqual([
      'clusters/production/kustomization-apps.yaml',
      'clusters/staging/kustomization-apps.yaml',
      'deploy/production/apps/apps.configmap-x.yaml',
      'deploy/production/apps/kustomization.yaml',
      'deploy/staging/apps/apps.configmap-x.yaml',
      'deploy/staging/apps/kustomization.yaml',
    ]);
  });

  it('"base-overlays" has what clusters share in one folder beside theirs', () => {
    const paths = pathsOf('base-overlays', (cluster, name) => {
      configMap(new Kustomization(cluster, 'apps'), 'x', {}, { name });
      configMap(new Kustomization(new Construct(cluster, 'group'), 'infra'), 'y');
    });
    expect(paths).toEqual([
      'clusters/production/kustomization-apps.yaml',
      'clusters/production/kustomization-infra.yaml',
      'clusters/staging/kustomization-apps.yaml',
      'clusters/staging/kustomization-infra.yaml',
      'deploy/base/apps/apps.configmap-x.yaml',
      'deploy/base/apps/kustomization.yaml',
      'deploy/base/infra/apps.configmap-y.yaml',
      'deploy/base/infra/kustomization.yaml',
      'deploy/production/apps/kustomization.yaml',
      'deploy/production/infra/kustomization.yaml',
      'deploy/staging/apps/apps.configmap-x.patch.yaml',
      'deploy/staging/apps/kustomization.yaml',
      'deploy/staging/infra/kustomization.yaml',
    ]);
  });

  it('"monorepo" has a folder for each area, and in it one for each cluster and one for what they share', () => {
    const paths = pathsOf('monorepo', (cluster, name) => {
      configMap(new Kustomization(cluster, 'apps'), 'x', {}, { name });
      const infrastructure = new Construct(cluster, 'Infrastructure');
      configMap(new Kustomization(infrastructure, 'controllers'), 'y');
      configMap(new Kustomization(infrastructure, 'configs'), 'z');
    });
    expect(paths).toEqual([
      'apps/base/apps.configmap-x.yaml',
      'apps/base/kustomization.yaml',
      'apps/production/kustomization.yaml',
      'apps/staging/apps.configmap-x.patch.yaml',
      'apps/staging/kustomization.yaml',
      'clusters/production/kustomization-apps.yaml',
      'clusters/production/kustomization-configs.yaml',
      'clusters/production/kustomization-controllers.yaml',
      'clusters/staging/kustomization-apps.yaml',
      'clusters/staging/kustomization-configs.yaml',
      'clusters/staging/kustomization-controllers.yaml',
      'infrastructure/base/configs/apps.configmap-z.yaml',
      'infrastructure/base/configs/kustomization.yaml',
      'infrastructure/base/controllers/apps.configmap-y.yaml',
      'infrastructure/base/controllers/kustomization.yaml',
      'infrastructure/production/configs/kustomization.yaml',
      'infrastructure/production/controllers/kustomization.yaml',
      'infrastructure/staging/configs/kustomization.yaml',
      'infrastructure/staging/controllers/kustomization.yaml',
    ]);
  });

  it('takes the name of a Kustomization where no id can be a folder', () => {
    const paths = pathsOf('monorepo', (cluster) =>
      configMap(new Kustomization(cluster, 'Default', { name: 'a' }), 'x'),
    );
    expect(paths).toContain('a/base/apps.configmap-x.yaml');
  });

  it('has the Kustomizations of tenants in it, and Folders in bases of their own', () => {
    const paths = pathsOf('monorepo', (cluster, name) => {
      const team = new Tenant(new Construct(cluster, 'tenants'), 'team-a');
      const { ref: sourceRef } = new GitRepository(team, 'source', { url: 'ssh://git@example.org/fleet' });
      configMap(new Kustomization(team, 'own', { sourceRef }), 'x', { namespace: 'team-a' });
      configMap(new Folder(new Kustomization(cluster, 'apps'), 'shop'), 'x', {}, { name });
    });
    expect(paths.filter((path) => !path.startsWith('clusters/'))).toEqual([
      'apps/base/shop/apps.configmap-x.yaml',
      'apps/base/shop/kustomization.yaml',
      'apps/production/kustomization.yaml',
      'apps/staging/kustomization.yaml',
      'apps/staging/shop/apps.configmap-x.patch.yaml',
      'apps/staging/shop/kustomization.yaml',
      'tenants/production/team-a/own/configmap-x.yaml',
      'tenants/production/team-a/own/kustomization.yaml',
      'tenants/staging/team-a/own/configmap-x.yaml',
      'tenants/staging/team-a/own/kustomization.yaml',
    ]);
  });

  it('is for what gives neither a path nor a base', () => {
    const paths = pathsOf('base-overlays', (cluster, name) => {
      configMap(new Kustomization(cluster, 'a', { path: `./a/${name}` }), 'x');
      configMap(new Kustomization(cluster, 'b', { base: 'b/base' }), 'y');
    });
    expect(paths.filter((path) => !path.startsWith('clusters/'))).toEqual([
      'a/production/apps.configmap-x.yaml',
      'a/production/kustomization.yaml',
      'a/staging/apps.configmap-x.yaml',
      'a/staging/kustomization.yaml',
      'b/base/apps.configmap-y.yaml',
      'b/base/kustomization.yaml',
      'deploy/production/b/kustomization.yaml',
      'deploy/staging/b/kustomization.yaml',
    ]);
  });

  it('is one of three', () => {
    const app = new FleetApp({ name: 'demo' });
    expect(() => new Repository(app, 'fleet', { layout: 'overlays' as never })).toThrow(
      '"fleet": "layout" is "overlays"; give "rendered", "base-overlays" or "monorepo"',
    );
  });

  it.each(['base-overlays', 'monorepo'] as const)(
    '"%s" has no cluster called like the folder of the bases',
    (layout) => {
      const app = new FleetApp({ name: 'demo' });
      const repository = new Repository(app, 'fleet', { layout });
      expect(() => new Cluster(app, 'base', { repository, flux: '2.10' })).toThrow(
        `"base": is called "base", like the folder of the bases in layout "${layout}"; give another name`,
      );
    },
  );
});
