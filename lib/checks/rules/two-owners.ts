import { WELL_KNOWN } from '../../api/index.js';
import { displayName, isJsonObject, type ObjectReference, referenceId, textOf } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { filledClashes } from '../filled-clashes.js';
import { isTemplated } from '../is-templated.js';
import { ownerName } from '../names.js';
import { HOME } from '../owners.js';
import type { Clash, PlacedObject } from '../placed-object.js';
import type { Report } from '../rule.js';

/** FLX103: two Kustomizations apply one object to one cluster, and each undoes and prunes what the other does. */
export function checkTwoOwners(index: ClusterIndex, report: Report): void {
  const plain = index.clashes.filter(({ id }) => !isTemplated(id.name, id.namespace));
  for (const clash of [...plain, ...filledClashes(index)]) {
    if (clash.first.owner !== clash.second.owner && isApplied(clash.first) && isApplied(clash.second)) {
      reportTwoOwners(clash, report);
    }
  }
  checkEntry(index, index.cluster.entry.kustomization, report);
  checkEntry(index, index.cluster.entry.source, report);
}

function reportTwoOwners({ id, first, second }: Clash, report: Report): void {
  report({
    code: 'FLX103',
    subject: displayName(id),
    message: `is applied by ${ownerName(first.owner)} and by ${ownerName(second.owner)}`,
    hint: 'keep it in one of them',
    related: [{ message: `${ownerName(first.owner)} has it`, at: first.declared.origin }],
    at: second.declared.origin,
  });
}

/** What bootstrap made belongs to the entry, declared there or not. */
function checkEntry(index: ClusterIndex, reference: ObjectReference, report: Report): void {
  const { namespace = '', name } = index.cluster.entry.kustomization;
  const id = referenceId(reference);
  const found = index.tryFind(HOME, id);
  if (found === undefined || found.owner.model.key === `${namespace}/${name}` || !isApplied(found)) return;
  report({
    code: 'FLX103',
    subject: displayName(id),
    message: `belongs to the entry of cluster "${index.cluster.name}", and ${ownerName(found.owner)} applies it too`,
    hint: 'give it another name, or leave it to the entry',
    at: found.declared.origin,
  });
}

/** Whether Flux changes the object when it is there already: metadata can ask it not to. */
function isApplied({ declared: { object } }: PlacedObject): boolean {
  const { labels, annotations } = object.metadata;
  return ![labels, annotations].filter(isJsonObject).some((map) => {
    const ssa = textOf(map[WELL_KNOWN.controls.ssa]).toLowerCase();
    const reconcile = textOf(map[WELL_KNOWN.controls.reconcile]).toLowerCase();
    return reconcile === 'disabled' || ssa === 'ignore' || ssa === 'ifnotpresent';
  });
}
