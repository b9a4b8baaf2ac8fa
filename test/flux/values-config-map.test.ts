import { ApiObject, Lazy, Testing } from 'cdk8s';
import {
  type FleetApp,
  type FluxMinor,
  imageMarker,
  Kustomization,
  Tenant,
  ValuesConfigMap,
  type ValuesConfigMapProps,
} from 'cdk8s-fluxcd';

import { configMap, filesOf, fleetOf, lines, messagesOf, objectOf } from '../fleet/support.js';

const WATCH = { 'reconcile.fluxcd.io/watch': 'Enabled' };

/** The ConfigMap `shared` in the Kustomization `apps`. */
function sharedOf(props: ValuesConfigMapProps, flux: FluxMinor = '2.10'): FleetApp {
  return fleetOf(
    (cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      new ValuesConfigMap(apps, 'shared', props);
    },
    { cluster: { flux } },
  );
}

describe('A ValuesConfigMap', () => {
  it('holds the values as YAML, with nulls and in their order', () => {
    const app = sharedOf({ values: { z: { on: 'yes', off: null }, list: ['a', { b: 1 }], a: undefined } });
    expect(filesOf(app)['deploy/staging/apps/configmap-shared.yaml']).toBe(`apiVersion: v1
kind: ConfigMap
metadata:
  name: shared
  namespace: apps
  labels:
    reconcile.fluxcd.io/watch: Enabled
data:
  values.yaml: |
    z:
      'on': 'yes'
      'off': null
    list:
    - a
    - b: 1
`);
  });

  it.each<[FluxMinor, object | undefined]>([
    ['2.6', undefined],
    ['2.7', WATCH],
    ['2.10', WATCH],
  ])('is watched where Flux can: %s', (flux, labels) => {
    expect(objectOf(sharedOf({ values: { a: 1 } }, flux), 'ConfigMap', 'shared').metadata.labels).toEqual(labels);
  });

  it('may have other metadata, and need not be watched', () => {
    const metadata = {
      name: 'defaults',
      namespace: 'web',
      labels: { 'reconcile.fluxcd.io/watch': 'Disabled', a: 'b' },
    };
    const app = sharedOf({ values: {}, metadata });
    expect(objectOf(app, 'ConfigMap', 'defaults')).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { 'values.yaml': '{}\n' },
    });
  });

  it('holds what is known later, and variables', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      const domain = cluster.variable('DOMAIN', { value: 'example.org' });
      const hosts = Lazy.any({ produce: () => [`web.${domain}`] }) as unknown;
      new ValuesConfigMap(apps, 'shared', { values: { domain, hosts } });
    });
    expect(objectOf(app, 'ConfigMap', 'shared').data).toEqual({
      'values.yaml': `domain: '\${DOMAIN}'\nhosts:\n- 'web.\${DOMAIN}'\n`,
    });
    expect(messagesOf(app)).toEqual([]);
  });

  it('can hold no marked image: image automation does not look into texts', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
      const tag = imageMarker(apps, { policy: 'flux-system:web', part: 'tag', initial: '1.0.0' });
      new ValuesConfigMap(apps, 'shared', { values: { tag } });
    });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX123 ConfigMap "apps/shared": data["values.yaml"] holds the image marker {"$imagepolicy": "flux-system:web:tag"} beside other text; the marker must be the whole value; the parts of an image have markers of their own',
        'at staging/apps/shared',
      ),
    ]);
  });

  it('has the namespace of a Tenant around it', () => {
    const app = fleetOf((cluster) => new ValuesConfigMap(new Tenant(cluster, 'team'), 'shared', { values: {} }));
    expect(objectOf(app, 'ConfigMap', 'shared').metadata.namespace).toBe('team');
  });

  it('is told by instanceof, isX and of', () => {
    fleetOf((cluster) => {
      const shared = new ValuesConfigMap(cluster, 'shared', { values: {} });
      const other = configMap(cluster, 'other');
      expect([shared, other].map((each) => each instanceof ValuesConfigMap)).toEqual([true, false]);
      expect([shared, other].map(ValuesConfigMap.isValuesConfigMap)).toEqual([true, false]);
      expect([shared instanceof ApiObject, ValuesConfigMap.of(shared)]).toEqual([true, shared]);
      expect(() => ValuesConfigMap.of(other)).toThrow(new Error('"staging/other": holds no ValuesConfigMap'));
    });
  });

  it.each<[string, unknown, string]>([
    ['no values', {}, '"values" is undefined; give a map'],
    ['a list', { values: [1] }, '"values" is a list; give a map'],
  ])('is refused with %s', (_title, props, message) => {
    expect(() => sharedOf(props as ValuesConfigMapProps)).toThrow(new Error(`"staging/apps/shared": ${message}`));
  });

  it('that YAML cannot carry is a finding', () => {
    expect(messagesOf(sharedOf({ values: { limit: Number.NaN } }))).toEqual([
      lines(
        'error FLX101 ConfigMap "apps/shared": cannot be resolved: /limit: NaN cannot be written in a manifest',
        'at staging/apps/shared',
      ),
    ]);
  });

  it('lies in a Cluster', () => {
    const message = '"test/shared": is in no Cluster; place it in a Cluster, or in a Kustomization of one';
    expect(() => new ValuesConfigMap(Testing.chart(), 'shared', { values: {} })).toThrow(new Error(message));
  });
});
