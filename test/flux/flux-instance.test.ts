import { type Cluster, FluxInstance } from 'cdk8s-fluxcd';

import { fleetOf, lines, messagesOf, objectOf, specOf } from '../fleet/support.js';

describe('A FluxInstance', () => {
  it('is named as Flux Operator wants it and installs the Flux of the cluster', () => {
    const app = fleetOf((cluster) => new FluxInstance(cluster, 'instance'), { cluster: { flux: '2.9' } });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'FluxInstance', 'flux')).toEqual({
      apiVersion: 'fluxcd.controlplane.io/v1',
      kind: 'FluxInstance',
      metadata: { name: 'flux', namespace: 'flux-system' },
      spec: { distribution: { version: '2.9.x', registry: 'ghcr.io/fluxcd' } },
    });
  });

  it.each<[string, object, object]>([
    [
      'in part',
      { registry: 'mirror.example.org/fluxcd' },
      { version: '2.10.x', registry: 'mirror.example.org/fluxcd' },
    ],
    ['not at all', { version: undefined }, { version: '2.10.x', registry: 'ghcr.io/fluxcd' }],
    [
      'whole',
      { artifact: 'oci://example.org/flux:latest', registry: 'example.org', version: '2.10.1' },
      { version: '2.10.1', registry: 'example.org', artifact: 'oci://example.org/flux:latest' },
    ],
  ])('takes the distribution from the author: %s', (_title, distribution, expected) => {
    const app = fleetOf((cluster) => new FluxInstance(cluster, 'flux', { distribution }));
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'FluxInstance', 'flux').distribution).toEqual(expected);
  });

  it('describes the cluster and what it is synced from', () => {
    const sync = {
      kind: 'GitRepository',
      url: 'https://example.org/fleet',
      ref: 'refs/heads/main',
      path: 'clusters/staging',
    } as const;
    const app = fleetOf((cluster) => {
      new FluxInstance(cluster, 'flux', {
        sync,
        cluster: { type: 'aws', multitenant: true },
        components: ['source-controller'],
      });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'FluxInstance', 'flux')).toEqual({
      distribution: { version: '2.10.x', registry: 'ghcr.io/fluxcd' },
      components: ['source-controller'],
      cluster: { type: 'aws', multitenant: true },
      sync,
    });
  });

  it('of another name is refused', () => {
    const app = fleetOf((cluster) => new FluxInstance(cluster, 'it', { name: 'other' }));
    const message = `breaks a rule: the only accepted name for a FluxInstance is 'flux'; name it "flux"`;
    expect(messagesOf(app)).toEqual([
      lines(`error FLX113 FluxInstance "flux-system/other": ${message}`, 'at staging/it'),
    ]);
  });

  it('that others made is known by name', () => {
    fleetOf((cluster: Cluster) => {
      expect(FluxInstance.fromName(cluster, 'it', { name: 'flux' }).ref).toEqual({
        apiVersion: 'fluxcd.controlplane.io/v1',
        kind: 'FluxInstance',
        namespace: 'flux-system',
        name: 'flux',
      });
    });
  });
});
