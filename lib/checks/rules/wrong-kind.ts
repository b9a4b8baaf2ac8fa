import { fluxKind } from '../../api/index.js';
import { displayName } from '../../manifest/index.js';
import { nearest, quotedList } from '../../util/index.js';

import { AllowedKinds } from '../allowed-kinds.js';
import type { ClusterIndex } from '../cluster-index.js';
import type { Reference } from '../references.js';
import type { Report } from '../rule.js';

/** FLX202: a reference to a kind that the field cannot name, or not yet at the Flux of the cluster. */
export function checkWrongKinds(index: ClusterIndex, report: Report): void {
  const allowedKinds = new AllowedKinds(index.cluster.flux);
  for (const reference of index.references) {
    const allowed = allowedKinds.of(reference.field);
    if (allowed.includes(reference.kind)) continue;
    report({
      code: 'FLX202',
      subject: displayName(reference.from.id),
      path: `${reference.path}.kind`,
      message: `"${reference.kind}" ${verdict(reference, index.cluster.flux)}; allowed ${list(allowed)}`,
      hint: hintFor(reference, allowed, index),
      at: reference.from.declared.origin,
    });
  }
}

function verdict({ field, kind }: Reference, flux: string): string {
  const isLater = field.targets.some((target) => target.kind === kind);
  return isLater ? `is not allowed in Flux ${flux}` : 'is not allowed';
}

/** The kind under which an object of that name exists; for what is no kind of Flux, the one that reads alike. */
function hintFor(
  { kind, namespace, name }: Reference,
  allowed: readonly string[],
  index: ClusterIndex,
): string | undefined {
  const found = allowed.find((other) => index.fluxObjects.has({ kind: other, namespace, name }));
  if (found !== undefined) return `did you mean kind "${found}"?`;
  const alike = fluxKind(kind) === undefined ? nearest(kind, allowed) : undefined;
  return alike === undefined ? undefined : `did you mean kind "${alike}"?`;
}

function list(kinds: readonly string[]): string {
  return `${kinds.length === 1 ? 'is' : 'are'} ${quotedList(kinds)}`;
}
