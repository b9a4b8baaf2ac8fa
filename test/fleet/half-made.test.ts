import {
  ArtifactGenerator,
  Cluster,
  Folder,
  HelmRelease,
  Kustomization,
  type Repository,
  Tenant,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import type { Construct } from 'constructs';

import { filled, fleetOf, lines, messagesOf } from './support.js';

type Make = (cluster: Cluster, apps: Kustomization) => Construct;

const CHART = { kind: 'OCIRepository', name: 'x' } as const;

/** What a program does that catches what a constructor throws. */
function messagesFor(make: Make): string[] {
  const app = fleetOf((cluster) => {
    const apps = filled(cluster, 'apps', {});
    expect(() => make(cluster, apps)).toThrow();
  });
  return messagesOf(app);
}

describe('A construct whose constructor threw is an error, and no crash', () => {
  it.each<[string, Make, string]>([
    ['a Kustomization', (c) => new Kustomization(c, 'it', { sourceRef: 'x' as never }), 'staging/it'],
    ['a Kustomization of no Flux', (c) => new Kustomization(c, 'it', { apiVersion: 'x/v1' }), 'staging/it'],
    ['a HelmRelease', (_, k) => new HelmRelease(k, 'it', { chart: 'x' as never }), 'staging/apps/it'],
    [
      'a HelmRelease without its dependencies',
      (_, k) => new HelmRelease(k, 'it', { namespace: 'x', chartRef: CHART, dependsOn: [1] as never }),
      'staging/apps/it',
    ],
    [
      'an ArtifactGenerator',
      (c) => new ArtifactGenerator(c, 'it', { sources: 5 as never, artifacts: [] }),
      'staging/it',
    ],
    ['a Tenant', (c) => new Tenant(c, 'it', { role: 'cluster-admin' }), 'staging/it'],
    ['vendored files', (_, k) => new VendoredFiles(k, 'it', {} as never), 'staging/apps/it'],
    ['a Folder', (_, k) => new Folder(k, 'it', { base: 5 as never }), 'staging/apps/it'],
    [
      'a Cluster',
      (c) => new Cluster(c.node.root as Construct, 'it', { repository: 5 as never as Repository, flux: '2.10' }),
      'it',
    ],
  ])('%s', (_title, make, path) => {
    expect(messagesFor(make)).toEqual([
      lines(
        `error FLX002 construct "${path}": its constructor threw an error, which somebody caught; take it out, or let the error end the app`,
        `at ${path}`,
      ),
    ]);
  });
});
