import type { BuildSpec } from '../../engine/index.js';
import { type Json, type KubeObject, specOf } from '../../manifest/index.js';

/** The fields of `Kustomization.spec` that land in the kustomization file before kustomize sees it. */
const FIELDS: readonly string[] = [
  'targetNamespace',
  'namePrefix',
  'nameSuffix',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'components',
  'ignoreMissingComponents',
  'images',
  'buildMetadata',
  'ignore',
];

/** What of a Kustomization's spec changes its build; empty when nothing does. */
export function buildSpec(kustomization: KubeObject): BuildSpec {
  const spec = specOf(kustomization);
  return Object.fromEntries(FIELDS.flatMap((field) => (isNothing(spec[field]) ? [] : [[field, spec[field] as Json]])));
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
