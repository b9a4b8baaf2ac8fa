import { GitRepository } from 'cdk8s-fluxcd';

import { configMap, fleetOf, messagesOf, specOf } from '../fleet/support.js';

const URL = 'https://example.org/x';

describe('A GitRepository', () => {
  it('includes others by construct, and is verified by the keys in a construct', () => {
    const app = fleetOf((cluster) => {
      const repository = new GitRepository(cluster, 'shared', { url: URL });
      const secretRef = configMap(cluster, 'keys', { name: 'keys', namespace: 'flux-system' });
      const include = [{ repository, fromPath: 'base', toPath: 'shared' }];
      new GitRepository(cluster, 'it', { url: URL, include, verify: { mode: 'HEAD', secretRef } });
    });
    expect(messagesOf(app)).toEqual([]);
    expect(specOf(app, 'GitRepository', 'it')).toEqual({
      interval: '1m',
      url: URL,
      verify: { mode: 'HEAD', secretRef: { name: 'keys' } },
      include: [{ repository: { name: 'shared' }, fromPath: 'base', toPath: 'shared' }],
    });
  });

  it('includes none of another namespace: Flux would not find it', () => {
    const message =
      '"staging/it": "include[0].repository": GitRepository "shared" is in namespace "team", and Flux looks for it in "flux-system" only';
    fleetOf((cluster) => {
      const repository = GitRepository.fromName(cluster, 'x', { name: 'shared', namespace: 'team' });
      expect(() => new GitRepository(cluster, 'it', { url: URL, include: [{ repository }] })).toThrow(
        new Error(message),
      );
    });
  });
});
