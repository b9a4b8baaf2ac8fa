import { Folder, GitRepository, HelmRepository, type Kustomization } from 'cdk8s-fluxcd';

import type { HarlemCluster } from '../clusters.js';

/** Where the charts of this fleet come from. */
const CHARTS = {
  victoriametrics: 'https://victoriametrics.github.io/helm-charts/',
  'prometheus-community': 'https://prometheus-community.github.io/helm-charts/',
  'nginx-ingress': 'https://helm.nginx.com/stable',
  jetstack: 'https://charts.jetstack.io',
  'open-telemetry': 'https://open-telemetry.github.io/opentelemetry-helm-charts',
  metallb: 'https://metallb.github.io/metallb',
  projectcalico: 'https://docs.projectcalico.org/charts',
  'minio-operator': 'https://operator.min.io',
  longhorn: 'https://charts.longhorn.io',
  velero: 'https://vmware-tanzu.github.io/helm-charts',
};

type ChartSource = keyof typeof CHARTS;

/** All sources of the fleet, in every cluster, used or not. */
export class Sources extends Folder {
  readonly postgresOperator: GitRepository;
  private readonly repositories: Readonly<Record<ChartSource, HelmRepository>>;

  constructor(coreApps: Kustomization, cluster: HarlemCluster) {
    super(coreApps, 'sources', { base: 'core-apps/sources', namespace: 'flux-system' });
    const entries = Object.entries(CHARTS).map(([name, url]) => [name, this.charts(name, url, cluster)] as const);
    this.repositories = Object.fromEntries(entries) as Record<ChartSource, HelmRepository>;
    this.postgresOperator = this.operatorManifests(cluster);
  }

  /** A chart of one of them, as `chart` of a HelmRelease. */
  chart(source: ChartSource, ...chart: Parameters<HelmRepository['chart']>): ReturnType<HelmRepository['chart']> {
    return this.repositories[source].chart(...chart);
  }

  private charts(name: string, url: string, { modern }: HarlemCluster): HelmRepository {
    const old = name === 'victoriametrics' && !modern;
    return new HelmRepository(this, name, {
      name,
      url,
      ...(old ? { apiVersion: 'source.toolkit.fluxcd.io/v1beta1' } : {}),
    });
  }

  private operatorManifests({ modern }: HarlemCluster): GitRepository {
    return new GitRepository(this, 'pgo-kustomize-installer', {
      name: 'pgo-kustomize-installer',
      url: 'https://github.com/konturio/postgres-operator-examples',
      ref: { commit: 'e02a70d683d954d8927a59e25d07d9c04c05fb63' },
      ignore: ['/*', '!/kustomize', '/kustomize/**/.gitignore', '/kustomize/**/.gitattributes', ''].join('\n'),
      interval: '1m0s',
      timeout: '60s',
      ...(modern ? {} : { gitImplementation: 'go-git' }),
    });
  }
}
