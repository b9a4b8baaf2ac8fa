import { ExternalArtifact, Kustomization } from 'cdk8s-fluxcd';

import { configMap, fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

describe('An ExternalArtifact', () => {
  it('is written with what it is made of', () => {
    const app = fleetOf((cluster) => {
      const sourceRef = { apiVersion: 'example.org/v1', kind: 'Renderer', name: 'shop' };
      new ExternalArtifact(cluster, 'shop', { sourceRef, labels: { team: 'shop' } });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'ExternalArtifact', 'shop')).toEqual({
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'ExternalArtifact',
      metadata: { name: 'shop', namespace: 'flux-system', labels: { team: 'shop' } },
      spec: { sourceRef: { apiVersion: 'example.org/v1', kind: 'Renderer', name: 'shop' } },
    });
  });

  it('is the source of a Kustomization', () => {
    const app = fleetOf((cluster) => {
      const sourceRef = new ExternalArtifact(cluster, 'artifact', { name: 'shop' });
      new Kustomization(cluster, 'shop', { sourceRef, path: './' });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'Kustomization', 'shop').sourceRef).toEqual({ kind: 'ExternalArtifact', name: 'shop' });
  });

  it('names what it is made of by a construct too', () => {
    const app = fleetOf((cluster) => {
      const sourceRef = configMap(cluster, 'input', { name: 'input', namespace: 'shop' });
      new ExternalArtifact(cluster, 'shop', { sourceRef });
    });
    expect(specOf(app, 'ExternalArtifact', 'shop').sourceRef).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'input',
      namespace: 'shop',
    });
  });

  it('needs Flux 2.7', () => {
    const make = () => fleetOf((cluster) => new ExternalArtifact(cluster, 'shop'), { cluster: { flux: '2.6' } });
    expect(make).toThrow(new Error('"staging/shop": Flux 2.6 has no ExternalArtifact'));
  });
});
