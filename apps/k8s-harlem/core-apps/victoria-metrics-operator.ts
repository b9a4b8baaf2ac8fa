import { HelmRelease } from 'cdk8s-fluxcd';

import { type Core, coreFolder } from './core.js';

/** The operator behind the VMCluster of apps. */
export function victoriaMetricsOperator(core: Core): void {
  const { cluster, sources } = core;
  const folder = coreFolder(core, 'victoriametrics-operator', 'monitoring');
  // One chart under two spellings of its version.
  const version = cluster.name === 'k8s-01' && !cluster.modern ? 'v0.28.0' : '0.28.0';
  new HelmRelease(folder, 'vmoperator', {
    name: 'vmoperator',
    releaseName: 'vmoperator',
    chart: sources.chart('victoriametrics', 'victoria-metrics-operator', { version }),
    install: { remediation: { retries: 3 } },
    values: {
      replicaCount: 1,
      operator: { disable_prometheus_converter: true, psp_auto_creation_enabled: false },
      rbac: { pspEnabled: false },
      resources: { limits: { cpu: '100m', memory: '300Mi' }, requests: { cpu: '50m', memory: '100Mi' } },
    },
    file: 'release.yaml',
  });
}
