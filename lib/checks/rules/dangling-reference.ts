import type { FindingInput, Origin } from '../../diagnostics/index.js';
import { displayName } from '../../manifest/index.js';

import { AllowedKinds } from '../allowed-kinds.js';
import type { ClusterIndex } from '../cluster-index.js';
import { dependencyOrigin } from '../dependency-origin.js';
import { isBlind } from '../is-blind.js';
import { NearestNames } from '../nearest-names.js';
import { HOME } from '../owners.js';
import type { Reference } from '../references.js';
import type { Report } from '../rule.js';

/**
 * FLX201, and FLX203 for `dependsOn`: a reference to a Flux object that nobody declares, makes or says to know. What
 * other clusters hold (`spec.kubeConfig`) cannot be told from here.
 */
export function checkDanglingReferences(index: ClusterIndex, report: Report): void {
  const allowedKinds = new AllowedKinds(index.cluster.flux);
  const names = new NearestNames(index.fluxObjects);
  const blind = isBlind(index);
  for (const reference of index.references) {
    const allowed = allowedKinds.of(reference.field);
    if (!allowed.includes(reference.kind) || exists(reference, index)) continue;
    const likely = names.hintFor(reference, allowed);
    const severity = likely === undefined && blind ? { severity: 'unknown' as const } : {};
    const hint = likely ?? `if it is made elsewhere, say so with ${reference.kind}.fromName`;
    report({ ...about(reference, index), ...severity, hint });
  }
}

/** Whether it is there, as far as can be told. */
function exists({ from, field, kind, namespace, name }: Reference, { fluxObjects }: ClusterIndex): boolean {
  if (from.owner.target !== HOME || (field.wildcard === true && name === '*')) return true;
  return fluxObjects.has({ kind, namespace, name });
}

function about(reference: Reference, index: ClusterIndex): FindingInput {
  const { from, field, path, kind, namespace, name } = reference;
  const target = { kind, namespace: namespace === from.id.namespace ? '' : namespace, name };
  const text = displayName(target);
  return {
    code: field.dependency === true ? 'FLX203' : 'FLX201',
    subject: displayName(from.id),
    path,
    message: `${field.kindField ? text : text.slice(kind.length + 1)} does not exist`,
    at: placeOf(reference, index),
  };
}

/** The line of the single entry of `dependsOn`, where the model has it. */
function placeOf({ from, field, index: place }: Reference, { ownersByKey }: ClusterIndex): Origin {
  const { kind, namespace, name } = from.id;
  const owner = field.dependency === true ? ownersByKey.get(`${namespace}/${name}`) : undefined;
  // Objects of other kinds may have its name.
  const origin = owner?.model.object?.kind === kind ? dependencyOrigin(owner, place) : undefined;
  return origin ?? from.declared.origin;
}
