import { ApiObject, Duration } from 'cdk8s';
import { type Cluster, ImageRepository, Provider } from 'cdk8s-fluxcd';

import { fleetOf, messagesOf, objectOf, specOf } from '../fleet/support.js';

const API_VERSION = 'image.toolkit.fluxcd.io/v1';
const IMAGE = 'ghcr.io/stefanprodan/podinfo';

describe('An ImageRepository', () => {
  it('is one object', () => {
    const app = fleetOf((cluster) => {
      const repository = new ImageRepository(cluster, 'it', {
        image: IMAGE,
        timeout: Duration.hours(1),
        secretRef: { name: 'registry' },
        exclusionList: ['^.*\\.sig$', 'rc'],
        accessFrom: { namespaceSelectors: [{ matchLabels: { team: 'web' } }] },
      });
      expect(repository.image).toBe(IMAGE);
    });
    expect(messagesOf(app)).toEqual([]);
    expect(objectOf(app, 'ImageRepository', 'it')).toEqual({
      apiVersion: API_VERSION,
      kind: 'ImageRepository',
      metadata: { name: 'it', namespace: 'flux-system' },
      spec: {
        interval: '5m',
        timeout: '60m',
        image: IMAGE,
        secretRef: { name: 'registry' },
        accessFrom: { namespaceSelectors: [{ matchLabels: { team: 'web' } }] },
        exclusionList: ['^.*\\.sig$', 'rc'],
      },
    });
  });

  it('takes its Secrets as constructs', () => {
    const app = fleetOf((cluster) => {
      const metadata = { name: 'registry', namespace: 'flux-system' };
      const secretRef = new ApiObject(cluster, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata });
      new ImageRepository(cluster, 'it', { image: IMAGE, secretRef });
    });
    expect(specOf(app, 'ImageRepository', 'it').secretRef).toEqual({ name: 'registry' });
  });

  it('may be one that this app does not make', () => {
    fleetOf((cluster) => {
      const repository = ImageRepository.fromName(cluster, 'it', { name: 'other' });
      expect(repository.ref).toEqual({
        apiVersion: API_VERSION,
        kind: 'ImageRepository',
        namespace: 'flux-system',
        name: 'other',
      });
      expect(repository.image).toBeUndefined();
    });
  });

  it('has fields that an old Flux lacks, which is an error there', () => {
    const build = (cluster: Cluster) => {
      new ImageRepository(cluster, 'it', { image: IMAGE, serviceAccountName: 'registry' });
    };
    const { findings } = fleetOf(build, { cluster: { flux: '0.29' } }).result();
    expect(findings).toMatchObject([{ code: 'FLX109', path: 'spec.serviceAccountName' }]);
  });

  it('is typed', () => {
    fleetOf((cluster) => {
      const make = [
        // @ts-expect-error without an image there are no tags
        () => new ImageRepository(cluster, 'a', {}),
        // @ts-expect-error a Provider holds no credentials
        () => new ImageRepository(cluster, 'b', { image: IMAGE, secretRef: { kind: 'Secret' } }),
      ];
      expect(make).toHaveLength(2);
      expect(Provider.isProvider(new ImageRepository(cluster, 'c', { image: IMAGE }))).toBe(false);
    });
  });
});
