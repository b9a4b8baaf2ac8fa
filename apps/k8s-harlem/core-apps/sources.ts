import { Folder, GitRepository, HelmRepository, type HelmRepositoryProps, type Kustomization } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

/** Where the charts of this fleet come from, and the file that says so where it is called otherwise. */
const CHARTS = {
  victoriametrics: { url: 'https://victoriametrics.github.io/helm-charts/' },
  'prometheus-community': { url: 'https://prometheus-community.github.io/helm-charts/' },
  'nginx-ingress': { url: 'https://helm.nginx.com/stable' },
  jetstack: { url: 'https://charts.jetstack.io', file: 'cert-manager.yaml' },
  'open-telemetry': { url: 'https://open-telemetry.github.io/opentelemetry-helm-charts' },
  metallb: { url: 'https://metallb.github.io/metallb' },
  projectcalico: { url: 'https://docs.projectcalico.org/charts', file: 'calico.yaml' },
  'minio-operator': { url: 'https://operator.min.io' },
  longhorn: { url: 'https://charts.longhorn.io' },
  velero: { url: 'https://vmware-tanzu.github.io/helm-charts' },
};

type ChartSource = keyof typeof CHARTS;

/** All sources of the fleet, in every cluster, used or not. */
export class Sources extends Folder {
  readonly postgresOperator: GitRepository;
  private readonly repositories: Readonly<Record<ChartSource, HelmRepository>>;

  constructor(coreApps: Kustomization, cluster: HarlemCluster) {
    super(coreApps, 'sources', { base: 'core-apps/sources', namespace: 'flux-system' });
    const entries = Object.entries(CHARTS).map(([name, props]) => [name, this.charts(name, props, cluster)] as const);
    this.repositories = Object.fromEntries(entries) as Record<ChartSource, HelmRepository>;
    this.postgresOperator = this.operatorManifests(cluster);
  }

  /** A chart of one of them, as `chart` of a HelmRelease. */
  chart(source: ChartSource, ...chart: Parameters<HelmRepository['chart']>): ReturnType<HelmRepository['chart']> {
    return this.repositories[source].chart(...chart);
  }

  private charts(name: string, props: HelmRepositoryProps, { modern }: HarlemCluster): HelmRepository {
    const apiVersion = name === 'victoriametrics' && !modern ? 'source.toolkit.fluxcd.io/v1beta1' : undefined;
    return new HelmRepository(this, name, { name, apiVersion, file: `${name}.yaml`, ...props });
  }

  private operatorManifests({ modern }: HarlemCluster): GitRepository {
    return new GitRepository(this, 'pgo-kustomize-installer', {
      name: 'pgo-kustomize-installer',
      url: 'https://github.com/konturio/postgres-operator-examples',
      ref: { commit: 'e02a70d683d954d8927a59e25d07d9c04c05fb63' },
      ignore: ['/*', '!/kustomize', '/kustomize/**/.gitignore', '/kustomize/**/.gitattributes', ''].join('\n'),
      interval: '1m0s',
      timeout: '60s',
      gitImplementation: modern ? undefined : 'go-git',
      file: 'pgo-kustomize-installer.yaml',
    });
  }
}
