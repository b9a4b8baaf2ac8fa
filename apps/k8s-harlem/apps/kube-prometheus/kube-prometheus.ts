import { type Kustomization, VendoredFiles } from 'cdk8s-fluxcd';

/** One part of kube-prometheus, which lies in the repository as it was copied from upstream. */
export function kubePrometheus(apps: Kustomization, part: string): VendoredFiles {
  return new VendoredFiles(apps, part, { path: `apps/base/kube-prometheus/${part}` });
}
