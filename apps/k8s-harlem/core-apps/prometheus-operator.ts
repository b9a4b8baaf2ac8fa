import type { JsonObject, VendoredFiles } from 'cdk8s-fluxcd';

import type { Core } from './core.js';
import { vendored } from './vendored.js';

const DEPLOYMENT = { kind: 'Deployment', name: 'prometheus-operator' };
const REGISTRY = 'quay.io/prometheus-operator';

interface Versions {
  readonly operator: string;
  readonly proxy: string;
}

/** The operator of kube-prometheus; that of k8s-02 is older than the CRDs that the bundle has for it. */
export function prometheusOperator(core: Core): void {
  const { name, modern } = core.cluster;
  const bundle = vendored(core, 'kube-prometheus-operator');
  if (name === 'k8s-02' && !modern) setVersions(bundle, { operator: '0.55.0', proxy: '0.11.0' });
}

function setVersions(bundle: VendoredFiles, { operator, proxy }: Versions): void {
  const args = [
    '--kubelet-service=kube-system/kubelet',
    `--prometheus-config-reloader=${REGISTRY}/prometheus-config-reloader:v${operator}`,
  ];
  // kustomize puts the containers of a patch before all others: both are named, so that they keep their order.
  const containers: readonly JsonObject[] = [
    { name: 'prometheus-operator', image: `${REGISTRY}/prometheus-operator:v${operator}`, args },
    { name: 'kube-rbac-proxy', image: `quay.io/brancz/kube-rbac-proxy:v${proxy}` },
  ];
  const metadata = { labels: { 'app.kubernetes.io/version': operator } };
  bundle.patch(DEPLOYMENT, { spec: { template: { metadata, spec: { containers } } } });
}
