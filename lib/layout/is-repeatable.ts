import type { KubeObject, KustomizationTransform } from '../manifest/index.js';
import { applyTransform } from '../overlay/index.js';

/**
 * Whether a kustomization file changes nothing more where it meets its own result. Namespaces and labels never do; images do
 * where a new name is one that an entry replaces.
 */
export function isRepeatable({ images = [] }: KustomizationTransform): boolean {
  const names = images.flatMap(({ newName = '' }) => (newName === '' ? [] : [newName]));
  if (names.length === 0) return true;
  const containers = names.map((image) => ({ name: 'x', image }));
  const pod: KubeObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers } };
  const { objects, problems } = applyTransform([pod], { images });
  return objects[0] === pod && problems.length === 0;
}
