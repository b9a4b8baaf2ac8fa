import type { ApiObject } from 'cdk8s';
import { type Cluster, GitRepository, HelmRelease, HelmRepository, Provider, Receiver } from 'cdk8s-fluxcd';

import { filled, fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

const API_VERSION = 'notification.toolkit.fluxcd.io/v1';
const URL = 'https://example.org/x';
const SECRET = { name: 'webhook' };

/** What a Receiver reaches in the end, in a fleet without findings. */
function resourcesOf(build: (receiver: Receiver, cluster: Cluster) => void, flux = '2.10'): unknown {
  const make = (cluster: Cluster) =>
    build(new Receiver(cluster, 'it', { type: 'generic', secretRef: SECRET }), cluster);
  const app = fleetOf(make, { cluster: { flux } });
  expect(messagesOf(app)).toEqual([]);
  return specOf(app, 'Receiver', 'it').resources;
}

describe('A Receiver', () => {
  it('is one object', () => {
    const app = fleetOf((cluster) => {
      const resources = [new GitRepository(cluster, 'git', { url: URL })];
      const props = { interval: '5m', type: 'github', events: ['ping', 'push'], secretRef: SECRET, resources } as const;
      new Receiver(cluster, 'it', { ...props, resourceFilter: 'res.metadata.name == req.name' });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'Receiver', 'it')).toEqual({
      apiVersion: API_VERSION,
      kind: 'Receiver',
      metadata: { name: 'it', namespace: 'flux-system' },
      spec: {
        interval: '5m',
        type: 'github',
        events: ['ping', 'push'],
        secretRef: SECRET,
        resources: [{ apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: 'git' }],
        resourceFilter: 'res.metadata.name == req.name',
      },
    });
  });

  it('shows what it reaches in toJson() too', () => {
    fleetOf((cluster) => {
      const receiver = new Receiver(cluster, 'it', { type: 'generic', secretRef: SECRET });
      receiver.watch({ kind: 'GitRepository', name: 'git' });
      const { spec } = (receiver.node.defaultChild as ApiObject).toJson();
      expect(spec.resources).toEqual([{ kind: 'GitRepository', name: 'git' }]);
    });
  });

  it('may be one that this app does not make', () => {
    fleetOf((cluster) => {
      const { ref } = Receiver.fromName(cluster, 'it', { name: 'other' });
      expect(ref).toEqual({ apiVersion: API_VERSION, kind: 'Receiver', namespace: 'flux-system', name: 'other' });
    });
  });

  it('of a type that the Flux of the cluster lacks is an error', () => {
    const build = (cluster: Cluster) => {
      const receiver = new Receiver(cluster, 'it', { type: 'cdevents', secretRef: SECRET });
      receiver.watch(new GitRepository(cluster, 'git', { url: URL }));
    };
    const { findings } = fleetOf(build, { cluster: { flux: '2.2' } }).result();
    expect(findings).toMatchObject([{ code: 'FLX111', path: 'spec.type' }]);
  });

  it('is typed', () => {
    fleetOf((cluster) => {
      const receiver = new Receiver(cluster, 'it', { type: 'generic', secretRef: SECRET });
      const make = [
        // @ts-expect-error Flux cannot be asked to look at a Provider
        () => receiver.watch(Provider.generic(cluster, 'hook', { address: URL })),
        // @ts-expect-error without labels Flux refuses the call
        () => receiver.watchAll('GitRepository', {}),
        // @ts-expect-error no type of Flux
        () => new Receiver(cluster, 'a', { type: 'gitea' }),
      ];
      expect(make).toHaveLength(3);
    });
  });
});

describe('A Receiver reaches', () => {
  it.each([
    ['0.29', 'source.toolkit.fluxcd.io/v1beta2', 'helm.toolkit.fluxcd.io/v2beta1'],
    ['2.10', 'source.toolkit.fluxcd.io/v1', 'helm.toolkit.fluxcd.io/v2'],
  ])('objects with their apiVersion, which Flux %s would not guess', (flux, source, release) => {
    const resources = resourcesOf((receiver, cluster) => {
      const charts = new HelmRepository(cluster, 'charts', { url: URL });
      receiver.watch(charts, new HelmRelease(cluster, 'web', { namespace: 'apps', chart: charts.chart('web') }));
    }, flux);
    expect(resources).toEqual([
      { apiVersion: source, kind: 'HelmRepository', name: 'charts' },
      { apiVersion: release, kind: 'HelmRelease', name: 'web', namespace: 'apps' },
    ]);
  });

  it('all objects of a kind with certain labels', () => {
    const matchLabels = { team: 'web' };
    const filter = 'res.metadata.name == req.name';
    const resources = resourcesOf((receiver) => {
      receiver.watchAll('Kustomization', { matchLabels });
      receiver.watchAll('ImageRepository', { namespace: 'apps', matchLabels, filter });
    });
    expect(resources).toEqual([
      { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', name: '*', matchLabels },
      {
        apiVersion: 'image.toolkit.fluxcd.io/v1',
        kind: 'ImageRepository',
        name: '*',
        namespace: 'apps',
        matchLabels,
        filter,
      },
    ]);
  });

  it('what lies in a scope', () => {
    const resources = resourcesOf((receiver, cluster) => {
      receiver.watchIn(cluster);
      filled(cluster, 'apps');
    });
    expect(resources).toEqual([
      { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: 'flux-system' },
      { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', name: 'apps' },
      { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', name: 'flux-system' },
    ]);
  });
});
