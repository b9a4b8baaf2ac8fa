import { WELL_KNOWN } from '../../api/index.js';
import { isJsonObject, type KubeObject, textOf } from '../../manifest/index.js';

const { reconcile, ssa } = WELL_KNOWN.controls;

/** What keeps Flux from applying an object, each value in lower case: Flux reads them in any. */
const LEFT_ALONE: readonly (readonly [name: string, value: string])[] = [
  [reconcile, 'disabled'],
  [ssa, 'ignore'],
];

/** Whether kustomize-controller builds an object without applying it, by label or annotation. */
export function isLeftAlone({ metadata }: KubeObject): boolean {
  const maps = [metadata.labels, metadata.annotations].filter(isJsonObject);
  return LEFT_ALONE.some(([name, value]) => maps.some((map) => textOf(map[name]).toLowerCase() === value));
}
