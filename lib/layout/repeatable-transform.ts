import type { KubeObject, KustomizationTransform } from '../manifest/index.js';
import { applyTransform } from '../overlay/index.js';

/**
 * What the kustomization file of a base can do where that of each overlay does it again to all: the very transform, if it
 * is all of it. Images are left out where a new name is one that an entry replaces, and replicas where an entry means
 * nothing in the base, which kustomize refuses.
 */
export function repeatableTransform(
  transform: KustomizationTransform,
  inBase: readonly KubeObject[],
): KustomizationTransform {
  const { images, replicas, ...rest } = transform;
  const keepsImages = isRepeatable(images ?? []);
  const keepsReplicas = applyTransform(inBase, { replicas }).unmatched === undefined;
  if (keepsImages && keepsReplicas) return transform;
  return { ...rest, ...(keepsReplicas ? { replicas } : {}), ...(keepsImages ? { images } : {}) };
}

/** Whether images change nothing more where they meet their own result. */
function isRepeatable(images: NonNullable<KustomizationTransform['images']>): boolean {
  const names = images.flatMap(({ newName = '' }) => (newName === '' ? [] : [newName]));
  if (names.length === 0) return true;
  const containers = names.map((image) => ({ name: 'x', image }));
  const pod: KubeObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers } };
  const { objects, problems } = applyTransform([pod], { images });
  return objects[0] === pod && problems.length === 0;
}
