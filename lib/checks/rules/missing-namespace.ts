import { WELL_KNOWN } from '../../api/index.js';
import { CODES } from '../../diagnostics/index.js';
import { displayName, isJsonObject, textOf } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { mayBePatched } from '../may-be-patched.js';
import { ownerName } from '../names.js';
import { isOwnerCertain } from '../owner-certainty.js';
import type { Owner } from '../owners.js';
import type { PlacedObject } from '../placed-object.js';
import type { Report } from '../rule.js';
import { hasVariable } from '../variables.js';

const { reconcile, ssa } = WELL_KNOWN.controls;

/** The controls that keep Flux from applying an object, each with its value in lower case: Flux reads them in any. */
const LEFT_ALONE: readonly (readonly [name: string, value: string])[] = [
  [reconcile, 'disabled'],
  [ssa, 'ignore'],
];

/** FLX527: an object that needs a namespace, and neither says one nor gets one. Flux takes none instead. */
export function checkMissingNamespaces(index: ClusterIndex, report: Report): void {
  for (const placed of index.homeless) {
    const { declared, owner } = placed;
    if (isLeftAlone(placed)) continue;
    report({
      code: 'FLX527',
      severity: isCertain(placed, index) ? CODES.FLX527.severity : 'unknown',
      subject: displayName(index.idOf(placed)),
      path: 'metadata.namespace',
      message: `is missing, and ${ownerName(owner)} has no targetNamespace`,
      hint: hintFor(owner),
      at: declared.origin,
    });
  }
}

function isLeftAlone(placed: PlacedObject): boolean {
  return LEFT_ALONE.some(([name, value]) => valuesOf(name, placed).some((each) => each.toLowerCase() === value));
}

function valuesOf(name: string, { declared: { object } }: PlacedObject): string[] {
  const { labels, annotations } = object.metadata;
  return [labels, annotations].flatMap((map) => (isJsonObject(map) ? [textOf(map[name])] : []));
}

/** Bootstrap gives the entry no targetNamespace; what others have may be decided elsewhere. */
function isCertain(placed: PlacedObject, index: ClusterIndex): boolean {
  const { owner } = placed;
  const mayBeLeftAlone = LEFT_ALONE.some(([name]) => hasVariable(owner, valuesOf(name, placed)));
  if (mayBeLeftAlone || mayBePatched(placed)) return false;
  return isEntry(owner) || isOwnerCertain(owner, ['targetNamespace'], index);
}

function hintFor(owner: Owner): string {
  return isEntry(owner)
    ? 'write it, or give the Cluster "objects.namespace"'
    : 'write it, or give the Kustomization "objects.namespace" or targetNamespace';
}

function isEntry({ model }: Owner): boolean {
  return model.object === undefined;
}
