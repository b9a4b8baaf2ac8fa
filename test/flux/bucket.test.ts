import { Bucket, type Cluster, Kustomization } from 'cdk8s-fluxcd';

import { configMap, fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

const REQUIRED = { endpoint: 's3.example.org', bucketName: 'fleet' };

function bucketOf(props: object = {}): (cluster: Cluster) => Bucket {
  return (cluster) => new Bucket(cluster, 'it', { ...REQUIRED, ...props });
}

describe('A Bucket', () => {
  it('is written with its defaults, in the order people write it', () => {
    const secret = (cluster: Cluster) => configMap(cluster, 's3', { name: 's3', namespace: 'flux-system' });
    const app = fleetOf((cluster) => {
      bucketOf({ prefix: 'deploy/', region: 'eu-1', timeout: '50s', secretRef: secret(cluster) })(cluster);
    });
    expect(messagesOf(app)).toEqual([]);
    expect(JSON.stringify(objectOf(app, 'Bucket', 'it'))).toBe(
      JSON.stringify({
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'Bucket',
        metadata: { name: 'it', namespace: 'flux-system' },
        spec: {
          interval: '1m',
          timeout: '50s',
          bucketName: 'fleet',
          endpoint: 's3.example.org',
          region: 'eu-1',
          prefix: 'deploy/',
          secretRef: { name: 's3' },
        },
      }),
    );
  });

  it('is the source of a Kustomization', () => {
    const app = fleetOf((cluster) => {
      new Kustomization(cluster, 'apps', { sourceRef: bucketOf({ namespace: 'team' })(cluster), path: './' });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'Kustomization', 'apps').sourceRef).toEqual({ kind: 'Bucket', name: 'it', namespace: 'team' });
  });

  it('with a field that the Flux of the cluster lacks is an error', () => {
    const app = fleetOf(bucketOf({ prefix: 'deploy/' }), { cluster: { flux: '2.1' } });
    expect(app.result().findings.map(({ code, subject }) => [code, subject])).toEqual([
      ['FLX109', 'Bucket "flux-system/it"'],
    ]);
  });
});
