import { specOf } from '../manifest/index.js';

import type { ClusterIndex } from './cluster-index.js';
import { mayBePatched } from './may-be-patched.js';
import type { Owner } from './owners.js';
import { hasVariable } from './variables.js';

/** Whether fields of a Kustomization are what Flux finds there: not patched, no variables; nobody knows those of the entry. */
export function isOwnerCertain({ model }: Owner, fields: readonly string[], { ownersByKey }: ClusterIndex): boolean {
  const { object, origin } = model;
  if (object === undefined) return false;
  const applier = ownersByKey.get(model.owner);
  if (applier === undefined) return true;
  const spec = specOf(object);
  const isPatched = mayBePatched({ declared: { object, origin }, owner: applier });
  return !isPatched && !fields.some((field) => hasVariable(applier, spec[field] ?? null));
}
