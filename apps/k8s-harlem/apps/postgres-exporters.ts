import type { Folder, Kustomization } from 'cdk8s-fluxcd';

import { appFolder } from './app-folder.js';
import { PostgresExporter } from './postgres-exporter.js';

const SERVERS = ['london', 'milan', 'paris'];

/** The servers that stand beside Kubernetes. */
export function serverExporters(apps: Kustomization): void {
  const folder = appFolder(apps, 'postgres-exporter', 'monitoring');
  for (const name of SERVERS) {
    new PostgresExporter(folder, name, {
      name,
      host: `${name}.k8s-01.kontur.io.`,
      limits: { cpu: '100m', memory: '128Mi' },
      ownAccount: false,
      file: `${name}/release.yaml`,
    });
  }
}

const STAGES = ['dev', 'test', 'prod'] as const;

interface Application {
  /** The database's cluster is `db-<name>`. */
  readonly name: string;
  /** Name behind the stage in that of the namespace, and of the user. @default - that of the application */
  readonly account?: string;
  /** @default - the account */
  readonly database?: (stage: (typeof STAGES)[number]) => string;
}

const APPLICATIONS: readonly Application[] = [
  { name: 'event-api' },
  { name: 'insights-api' },
  { name: 'keycloak', database: () => 'keycloak-db' },
  { name: 'layers', account: 'layers-db' },
  {
    name: 'user-profile-api',
    database: (stage) => (stage === 'dev' ? 'user-profile-api-db' : 'user-profile-api'),
  },
];

/** The databases that the Postgres operator runs: one for each application and stage. */
export function operatedExporters(apps: Kustomization): void {
  // The releases live here and not with their databases; only what they make for Prometheus does.
  const folder = appFolder(apps, 'postgres-exporter-pgo', 'monitoring');
  for (const application of APPLICATIONS) {
    for (const stage of STAGES) operatedExporter(folder, application, stage);
  }
}

function operatedExporter(folder: Folder, application: Application, stage: (typeof STAGES)[number]): void {
  const { name, account = name, database = () => account } = application;
  const namespace = `${stage}-${account}`;
  new PostgresExporter(folder, `${stage}-${name}-db`, {
    name: `${stage}-${name}-db`,
    host: `db-${name}-primary.${namespace}.svc`,
    user: account,
    database: database(stage),
    monitoredIn: namespace,
    limits: { cpu: '200m', memory: '256Mi' },
    ownAccount: true,
    file: `${stage}-${name}-db/release.yaml`,
  });
}
