import { GitRepository, type IRepository, type Kustomization, OCIRepository } from '../flux/index.js';
import type { SourceModel } from '../model/index.js';

import type { Cluster } from './cluster.js';
import { matchRepository } from './repository-match.js';
import { constructsIn, type FleetScan } from './scan.js';

/** Tells which repository of the app a Kustomization builds from. */
export type SourceLookup = (kustomization: Kustomization, cluster: Cluster) => SourceModel;

export function sourceLookup(scan: FleetScan): SourceLookup {
  const byCluster = new Map<Cluster, ReadonlyMap<string, IRepository>>();
  for (const container of scan.clusters) byCluster.set(container.cluster, repositoriesOf(container.cluster, scan));
  return (kustomization, cluster) => {
    const { kind, name, namespace = kustomization.ref.namespace } = kustomization.sourceRef;
    const repository = byCluster.get(cluster)?.get(sourceKey(kind, namespace, name));
    return { kind, namespace, name, repository: repository?.name ?? '' };
  };
}

/** The repositories that the sources of a cluster point at; the entry's source is that of the cluster. */
function repositoriesOf(cluster: Cluster, scan: FleetScan): ReadonlyMap<string, IRepository> {
  const found = new Map<string, IRepository>();
  const containers = [...scan.clusters, ...scan.kustomizations].filter((container) => container.cluster === cluster);
  for (const source of containers.flatMap((container) => constructsIn(container, isRepositorySource))) {
    const repository = pointsAt(source, scan);
    if (repository !== undefined) found.set(keyOf(source), repository);
  }
  const { kind, namespace, name } = cluster.entry.source;
  return found.set(sourceKey(kind, namespace, name), cluster.repository);
}

type RepositorySource = GitRepository | OCIRepository;

function isRepositorySource(x: unknown): x is RepositorySource {
  return GitRepository.isGitRepository(x) || OCIRepository.isOCIRepository(x);
}

function pointsAt(source: RepositorySource, scan: FleetScan): IRepository | undefined {
  if (!GitRepository.isGitRepository(source)) return matchRepository(scan.repositories, source.url, undefined);
  return source.repository ?? matchRepository(scan.repositories, source.url, source.branch);
}

function keyOf({ ref }: RepositorySource): string {
  return sourceKey(ref.kind, ref.namespace, ref.name);
}

function sourceKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
