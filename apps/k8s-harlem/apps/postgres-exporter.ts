import { HelmRelease } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { chart } from '../support/chart.js';
import type { Amounts } from '../support/resources.js';

export interface PostgresExporterProps {
  /** What the exporter reads, as it stands in the names of the release and of the Secret with the password. */
  readonly name: string;
  readonly host: string;
  /** @default postgres_exporter */
  readonly user?: string;
  /** @default postgres */
  readonly database?: string;
  /** Namespace of the ServiceMonitor. @default monitoring */
  readonly monitoredIn?: string;
  readonly limits: Amounts;
  /** Whether the chart makes a role and a service account. */
  readonly ownAccount: boolean;
  /** File of the release. */
  readonly file: string;
}

/** Metrics of one PostgreSQL server, by the chart of the Prometheus community. */
export class PostgresExporter extends Construct {
  constructor(scope: Construct, id: string, props: PostgresExporterProps) {
    super(scope, id);
    const name = `${props.name}-postgres-exporter`;
    new HelmRelease(this, 'release', {
      name,
      releaseName: name,
      interval: '1h',
      chart: chart({ from: 'prometheus-community', chart: 'prometheus-postgres-exporter', version: '3.0.3' }),
      install: { remediation: { retries: 3 } },
      values: values(name, props),
      file: props.file,
    });
  }
}

function values(secret: string, props: PostgresExporterProps): Record<string, unknown> {
  const { host, user = 'postgres_exporter', database = 'postgres', monitoredIn = 'monitoring' } = props;
  const { limits, ownAccount } = props;
  return {
    service: { port: 9187 },
    serviceMonitor: { enabled: true, namespace: monitoredIn, interval: '30s' },
    resources: { limits, requests: { cpu: '100m', memory: '128Mi' } },
    rbac: { create: ownAccount, pspEnabled: false },
    serviceAccount: { create: ownAccount },
    config: {
      datasource: {
        host,
        user,
        database,
        passwordSecret: { name: secret, key: 'data_source_password' },
        sslmode: 'require',
      },
      logLevel: 'info',
      logFormat: 'logfmt',
    },
  };
}
