import type { KustomizationTransform } from '../../manifest/index.js';

/** How many lines fields of a kustomization file take. */
export function transformLines({ labels, replicas, images }: KustomizationTransform): number {
  const forLabels = labels === undefined ? 0 : 2 + Object.keys(labels).length;
  const forReplicas = replicas === undefined ? 0 : 1 + 2 * replicas.length;
  const forImages = (images ?? []).reduce(
    (sum, image) => sum + Object.keys(image).length,
    images === undefined ? 0 : 1,
  );
  return forLabels + forReplicas + forImages;
}
