import { Kustomization } from 'cdk8s-fluxcd';

import { type Core, coreFolder } from './core.js';

/** Crunchy Data's operator, from the manifests that its own repository has. */
export function postgresOperator(core: Core): void {
  new Kustomization(coreFolder(core, 'postgres-operator', 'postgres-operator'), 'postgres-operator', {
    name: 'postgres-operator',
    sourceRef: core.sources.postgresOperator,
    path: './kustomize/install/default',
    interval: '30m',
    retryInterval: null,
    timeout: '2m',
    force: false,
    healthChecks: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'pgo', namespace: 'postgres-operator' }],
    file: 'release.yaml',
  });
}
