import {
  Alert,
  type Cluster,
  type FleetDefaults,
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
  Provider,
  Receiver,
} from 'cdk8s-fluxcd';

import { fleetOf, specOf } from './support.js';

const NAMED = { name: 'x' };

describe('The defaults of a fleet', () => {
  it.each<[string, keyof FleetDefaults, (cluster: Cluster) => unknown]>([
    ['Provider', 'provider', (cluster) => Provider.generic(cluster, 'it', { secretRef: NAMED })],
    [
      'Alert',
      'alert',
      (cluster) => {
        const providerRef = Provider.generic(cluster, 'hook', { secretRef: NAMED });
        new Alert(cluster, 'it', { providerRef }).watchAll('Kustomization');
      },
    ],
    [
      'Receiver',
      'receiver',
      (cluster) => new Receiver(cluster, 'it', { type: 'quay', secretRef: NAMED }).watchIn(cluster),
    ],
    ['ImageRepository', 'imageRepository', (cluster) => new ImageRepository(cluster, 'it', { image: 'example.org/x' })],
    [
      'ImagePolicy',
      'imagePolicy',
      (cluster) => {
        const imageRepositoryRef = new ImageRepository(cluster, 'tags', { image: 'example.org/x' });
        new ImagePolicy(cluster, 'it', { imageRepositoryRef, policy: { alphabetical: {} } });
      },
    ],
    ['ImageUpdateAutomation', 'imageUpdateAutomation', (cluster) => new ImageUpdateAutomation(cluster, 'it')],
  ])('reach every %s', (kind, field, make) => {
    const app = fleetOf((cluster) => void make(cluster), { app: { defaults: { [field]: { suspend: true } } } });
    expect(specOf(app, kind, 'it')).toMatchObject({ suspend: true });
  });
});
