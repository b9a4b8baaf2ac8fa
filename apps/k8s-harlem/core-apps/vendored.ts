import { VendoredFiles } from 'cdk8s-fluxcd';

import { mergeInto } from '../support/merge-into.js';

import type { Core } from './core.js';

const OPERATOR = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'prometheus-operator' };
const REGISTRY = 'quay.io/prometheus-operator';

/** The CRDs of cert-manager, since its releases leave them to somebody else. */
export function certManagerCrds({ coreApps }: Core): void {
  vendored(coreApps, 'cert-manager-crds');
}

/** The operator of kube-prometheus; k8s-02 stays behind the version of the bundle. */
export function prometheusOperator({ coreApps, cluster }: Core): void {
  const bundle = vendored(coreApps, 'kube-prometheus-operator');
  if (cluster.name === 'k8s-02' && !cluster.modern)
    prometheusOperatorAt(bundle, { operator: '0.55.0', proxy: '0.11.0' });
}

/** A bundle below core-apps/base that is kept as upstream has it. */
export function vendored(coreApps: Core['coreApps'], name: string): VendoredFiles {
  return new VendoredFiles(coreApps, name, { path: `core-apps/base/${name}` });
}

interface OperatorVersions {
  readonly operator: string;
  readonly proxy: string;
}

function prometheusOperatorAt(bundle: VendoredFiles, { operator, proxy }: OperatorVersions): void {
  const args = [
    '--kubelet-service=kube-system/kubelet',
    `--prometheus-config-reloader=${REGISTRY}/prometheus-config-reloader:v${operator}`,
  ];
  // kustomize puts the containers of a patch before all others: both are named, so that they keep their order.
  const containers = [
    { name: 'prometheus-operator', image: `${REGISTRY}/prometheus-operator:v${operator}`, args },
    { name: 'kube-rbac-proxy', image: `quay.io/brancz/kube-rbac-proxy:v${proxy}` },
  ];
  const metadata = { labels: { 'app.kubernetes.io/version': operator } };
  mergeInto(bundle, OPERATOR, { spec: { template: { metadata, spec: { containers } } } });
}
