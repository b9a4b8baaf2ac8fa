/** The part of a new project that others ship: a chart. */
export function backendFile(): string {
  return `\
import { type Cluster, HelmRelease, HelmRepository, Kustomization } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

export interface BackendProps {
  readonly namespace: string;
}

/** What others ship: their chart, with our values. */
export class Backend extends Construct {
  constructor(cluster: Cluster, id: string, { namespace }: BackendProps) {
    super(cluster, id);
    const backend = new Kustomization(this, 'backend', { base: 'base/backend', objects: { namespace } });
    const charts = new HelmRepository(backend, 'charts', { url: 'https://stefanprodan.github.io/podinfo' });
    new HelmRelease(backend, 'backend', {
      chart: charts.chart('podinfo', { version: '6.x' }),
      values: { fullnameOverride: 'backend', replicaCount: 1 },
    });
  }
}
`;
}
