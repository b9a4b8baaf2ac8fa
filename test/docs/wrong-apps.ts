import { ApiObject, Chart, Lazy } from 'cdk8s';
import {
  type Cluster,
  ConfigMapGenerator,
  type FleetApp,
  Folder,
  HelmRelease,
  ImagePolicy,
  imageMarker,
  Kustomization,
  setFile,
} from 'cdk8s-fluxcd';

import { bareConfigMap, clustersOf, configMap, filled, fleetOf } from '../fleet/support.js';

const withApps = (build: (apps: Kustomization, cluster: Cluster, app: FleetApp) => void): FleetApp =>
  fleetOf((cluster, app) => build(filled(cluster, 'apps', { objects: { namespace: 'apps' } }), cluster, app));

const CHART = { spec: { chart: 'web', sourceRef: { kind: 'HelmRepository', name: 'charts' } } } as const;

function notYet(): never {
  throw new Error('no value yet');
}

/** The apps that the examples of `docs/findings.md` speak of, by code. */
export const WRONG_APPS: Readonly<Record<string, () => FleetApp>> = {
  FLX001: () => fleetOf((_, app) => configMap(new Chart(app, 'chart'), 'it', { name: 'settings' })),
  FLX002: () =>
    withApps((apps) => {
      const web = configMap(apps, 'web');
      web.node.addValidation({ validate: () => ['a service needs a port'] });
    }),
  FLX004: () =>
    fleetOf((cluster) => filled(cluster, 'apps'), {
      app: { name: 'platform', allow: [{ code: 'FLX104', subject: 'Secret "apps/demo"', reason: 'a demo' }] },
    }),
  FLX101: () => withApps((apps) => configMap(apps, 'web', undefined, { limit: Lazy.any({ produce: notYet }) })),
  FLX105: () =>
    withApps((apps) => {
      new HelmRelease(apps, 'web', { chart: CHART, values: { limit: Number.POSITIVE_INFINITY } });
    }),
  FLX107: () =>
    clustersOf(['production', 'staging'], (cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      configMap(new Chart(new Folder(apps, 'web', { base: 'base/web' }), 'chart'), 'settings');
    }),
  FLX108: () =>
    withApps((apps) => bareConfigMap(new Folder(apps, 'folder', { namespace: 'web' }), 'it', { namespace: 'apps' })),
  FLX116: () => fleetOf((_, app) => app.addCrds('crds/issuers.yaml')),
  FLX123: () =>
    withApps((apps, cluster) => configMap(apps, 'web', { name: cluster.variable('NAME', { value: 'web' }) })),
  FLX124: () =>
    withApps((apps, cluster) => {
      const from = { kind: 'Secret', name: 'vars' } as const;
      const token = cluster.variable('TOKEN', { from });
      configMap(apps, 'web', undefined, { script: 'echo $$', token });
    }),
  FLX140: () =>
    withApps((apps) => {
      new ConfigMapGenerator(apps, 'beetle-config', { files: { 'config.yaml': { workers: 4 } } });
      new ConfigMapGenerator(apps, 'extra', { name: 'beetle-config', literals: { LEVEL: 'info' } });
    }),
  FLX141: () =>
    withApps((apps) => {
      const base = new Folder(apps, 'base', { namespace: 'beetle' });
      new ConfigMapGenerator(base, 'beetle-config', { literals: { LEVEL: 'info' } });
      new ConfigMapGenerator(apps, 'beetle-config', { behavior: 'merge', literals: { LEVEL: 'debug' } });
    }),
  FLX142: () =>
    withApps((apps) => new ConfigMapGenerator(apps, 'beetle-config', { literals: { 'log level': 'info' } })),
  FLX143: () =>
    withApps((apps) => new ConfigMapGenerator(apps, 'beetle-config', { files: { 'big.txt': 'x'.repeat(2 << 20) } })),
  FLX205: () => {
    const made: Kustomization[] = [];
    return clustersOf(['production', 'staging'], (cluster, name) => {
      if (name === 'production') made.push(filled(cluster, 'infra'));
      else filled(cluster, 'apps').node.addDependency(...made);
    });
  },
  FLX206: () =>
    withApps((apps) => {
      const web = new HelmRelease(apps, 'web', { chart: CHART });
      apps.node.addDependency(web);
    }),
  FLX301: () =>
    withApps((apps) => {
      setFile(configMap(apps, 'db'), 'settings.yaml');
      setFile(configMap(apps, 'web'), 'Settings.yaml');
    }),
  FLX308: () => fleetOf((cluster) => filled(cluster, 'apps', { path: '../apps' })),
  FLX532: () =>
    withApps((apps, cluster) => {
      new ImagePolicy(cluster, 'web', { imageRepositoryRef: { name: 'web' }, policy: { semver: { range: '1.x' } } });
      const image = imageMarker(apps, { policy: 'flux-system:wbe', initial: 'example.org/web:1.0' });
      new ApiObject(apps, 'web', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: { image },
      });
    }),
};
