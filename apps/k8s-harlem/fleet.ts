import { Cluster, FleetApp, GitRepository, Kustomization, Repository, VendoredFiles } from 'cdk8s-fluxcd';

import { fillApps } from './apps/index.js';
import { type HarlemCluster, K8S_01, K8S_02, modernised, type Stage } from './clusters.js';
import { fillCoreApps } from './core-apps/index.js';

export interface K8sHarlemOptions {
  /** The corrected fleet on the newest Flux, not the repository as it is. @default false */
  readonly modern?: boolean;
  /** @default - what cdk8s says */
  readonly outdir?: string;
}

/** Two clusters that take operators first and applications then, from one set of bases. */
export function k8sHarlemFleet({ modern = false, outdir }: K8sHarlemOptions = {}): FleetApp {
  const app = new FleetApp({
    name: 'k8s-harlem',
    source: 'apps/k8s-harlem',
    outdir,
    defaults: {
      kustomization: { interval: '10m0s', retryInterval: '2m0s', timeout: '3m0s', force: true },
      helmRelease: { interval: '10m' },
      helmRepository: { interval: '1h0m0s' },
    },
  });
  const repository = new Repository(app, 'fleet', {
    url: 'ssh://git@github.com/konturio/k8s-harlem.git',
    sourceIgnore: ['/*', '!/apps/', '!/clusters/', '!/core-apps/'],
  });
  for (const cluster of [K8S_01, K8S_02]) {
    fillCluster(app, repository, modern ? modernised(cluster) : cluster);
  }
  return app;
}

function fillCluster(app: FleetApp, repository: Repository, harlem: HarlemCluster): void {
  const { name, flux, allow } = harlem;
  const cluster = new Cluster(app, name, { repository, flux, allow });
  new VendoredFiles(cluster, 'flux-system', { path: `clusters/${name}/flux-system` });

  const coreApps = new Kustomization(cluster, 'core-apps', {
    path: `./core-apps/clusters/${name}`,
    ...readiness(harlem, 'core-apps'),
    file: 'core-apps.yaml',
  });
  const core = fillCoreApps(coreApps, harlem);

  const apps = new Kustomization(cluster, 'apps', {
    path: `./apps/clusters/${name}`,
    ...readiness(harlem, 'apps'),
    file: 'apps.yaml',
  });
  fillApps(apps, harlem);
  apps.node.findChild('vmcluster').node.addDependency(core.localPath);

  if (name === 'k8s-01') konturPlatform(cluster);
}

/** Where nobody waits, there is nothing to time out. */
function readiness({ waitsFor }: HarlemCluster, stage: Stage) {
  return waitsFor.includes(stage) ? { wait: true } : { wait: false, timeout: null };
}

/** The applications of the company, from their own repository, told by variables which cluster they are in. */
function konturPlatform(cluster: Cluster): void {
  const file = 'kontur-platform.yaml';
  const source = new GitRepository(cluster, 'kontur-platform-source', {
    name: 'kontur-platform',
    url: 'ssh://git@github.com/konturio/disaster-ninja-cd.git',
    ref: { branch: 'main' },
    secretRef: { name: 'disaster-ninja-cd-auth' },
    interval: '5m0s',
    suspend: false,
    file,
  });
  const { kind, name, namespace } = source.ref;
  new Kustomization(cluster, 'kontur-platform', {
    path: `./flux/clusters/${cluster.clusterName}`,
    // The repository spells the namespace out, so the reference is given as Flux writes it.
    sourceRef: { kind, name, namespace },
    postBuild: {
      substitute: { var_substitution_enabled: 'true', k8s_cluster_flavor: `${cluster.clusterName}.kontur.io` },
    },
    file,
  });
}
