import type { KubeObject, KustomizationTransform } from '../manifest/index.js';

import { applyTransform } from './apply-transform.js';

/**
 * What a kustomization file makes of one of the objects that it is for; undefined where kustomize refuses the object, or
 * where its result is not known.
 */
export function transformedObject(object: KubeObject, transform: KustomizationTransform): KubeObject | undefined {
  // Asked for every object of a fleet, most often for nothing.
  if (Object.keys(transform).length === 0) return object;
  const { objects, problems } = applyTransform([object], transform);
  return problems.length === 0 ? objects[0] : undefined;
}
