import { compilePattern } from '../api/index.js';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
  listOf,
  specOf,
  textOf,
} from '../manifest/index.js';

import type { PlacedObject } from './placed-object.js';

/** Fields of a Kustomization that change objects in ways that are not looked into. */
const OPAQUE_FIELDS = ['components', 'patchesStrategicMerge', 'patchesJson6902'] as const;

/** Whether Flux may apply another object than the one that is declared: its Kustomization has patches that could mean it. */
export function mayBePatched({ declared: { object }, owner }: Pick<PlacedObject, 'declared' | 'owner'>): boolean {
  const spec = specOf(owner.model.object);
  return (
    OPAQUE_FIELDS.some((field) => listOf(spec[field]).length > 0) ||
    listOf(spec.patches).some((patch) => couldMean(patch, object))
  );
}

/** Only a target that names another kind or another name is certain to be about something else. */
function couldMean(patch: Json, { kind, metadata: { name } }: KubeObject): boolean {
  if (!isJsonObject(patch)) return true;
  if (!isJsonObject(patch.target)) return textOf(patch.patch).includes(kind);
  const target: JsonObject = patch.target;
  return matches(target.kind, kind) && matches(target.name, name);
}

/** kustomize takes the fields of a target as anchored regular expressions. */
function matches(pattern: Json | undefined, text: string): boolean {
  if (textOf(pattern) === '') return true;
  return compilePattern(`^(?:${textOf(pattern)})$`)?.test(text) ?? true;
}
