import { Duration } from 'cdk8s';
import { ResourceSetInputProvider } from 'cdk8s-fluxcd';

import { configMap, fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

describe('A ResourceSetInputProvider', () => {
  it('is written in the order people write it', () => {
    const app = fleetOf((cluster) => {
      new ResourceSetInputProvider(cluster, 'previews', {
        defaultValues: { domain: 'example.org' },
        filter: { limit: 10, labels: ['preview'] },
        url: 'https://github.com/example/shop',
        type: 'GitHubPullRequest',
        secretRef: configMap(cluster, 'token', { name: 'token', namespace: 'flux-system' }),
      });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(JSON.stringify(objectOf(app, 'ResourceSetInputProvider', 'previews'))).toBe(
      JSON.stringify({
        apiVersion: 'fluxcd.controlplane.io/v1',
        kind: 'ResourceSetInputProvider',
        metadata: { name: 'previews', namespace: 'flux-system' },
        spec: {
          type: 'GitHubPullRequest',
          url: 'https://github.com/example/shop',
          secretRef: { name: 'token' },
          filter: { limit: 10, labels: ['preview'] },
          defaultValues: { domain: 'example.org' },
        },
      }),
    );
  });

  it('takes durations of cdk8s', () => {
    const app = fleetOf((cluster) => {
      const schedule = [{ cron: '0 8 * * *', window: Duration.hours(2) }];
      new ResourceSetInputProvider(cluster, 'it', { type: 'Static', schedule });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'ResourceSetInputProvider', 'it').schedule).toEqual([{ cron: '0 8 * * *', window: '2h' }]);
  });
});
