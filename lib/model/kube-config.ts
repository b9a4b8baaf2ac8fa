import { isJsonObject, type Json } from '../manifest/index.js';

import type { KustomizationModel } from './fleet-model.js';

const FIELDS = { secretRef: 'Secret', configMapRef: 'ConfigMap' } as const;

/** What says how to reach another cluster; equal ones mean the same cluster. */
interface KubeConfigReference {
  readonly kind: 'Secret' | 'ConfigMap';
  /** That of the Kustomization: Flux looks nowhere else. */
  readonly namespace: string;
  readonly name: string;
  /** `''` for the key that Flux takes by itself. */
  readonly key: string;
}

/** What `spec.kubeConfig` of a Kustomization names; undefined where it applies to the cluster that it lives in. */
export function kubeConfigOf({ object, namespace }: KustomizationModel): KubeConfigReference | undefined {
  const spec = object?.spec;
  const kubeConfig = isJsonObject(spec) ? spec.kubeConfig : undefined;
  if (!isJsonObject(kubeConfig)) return undefined;
  for (const [field, kind] of Object.entries(FIELDS)) {
    const reference = kubeConfig[field];
    if (isJsonObject(reference)) return { kind, namespace, name: text(reference.name), key: text(reference.key) };
  }
  return undefined;
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
