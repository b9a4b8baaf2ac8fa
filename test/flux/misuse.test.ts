import {
  FleetApp,
  Folder,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Kustomization,
  OCIRepository,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

const URL = { url: 'https://example.org/x' };

describe('Outside every Cluster', () => {
  it.each<[string, (scope: Construct) => unknown]>([
    ['a Kustomization', (scope) => new Kustomization(scope, 'it')],
    ['a Kustomization known by name', (scope) => Kustomization.fromName(scope, 'it', { name: 'x' })],
    ['a HelmRelease', (scope) => new HelmRelease(scope, 'it', { namespace: 'x' })],
    ['a HelmRelease known by name', (scope) => HelmRelease.fromName(scope, 'it', { name: 'x' })],
    ['a GitRepository', (scope) => new GitRepository(scope, 'it', URL)],
    ['an OCIRepository', (scope) => new OCIRepository(scope, 'it', URL)],
    ['a HelmRepository', (scope) => new HelmRepository(scope, 'it', URL)],
    ['a Folder', (scope) => new Folder(scope, 'it')],
    ['VendoredFiles', (scope) => new VendoredFiles(scope, 'it', { path: 'x' })],
  ])('%s is refused where it is made', (_title, make) => {
    const message = '"it": is in no Cluster; place it in a Cluster, or in a Kustomization of one';
    expect(() => make(new FleetApp({ name: 'demo' }))).toThrow(new Error(message));
  });
});
