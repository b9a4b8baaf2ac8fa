import { displayName } from '../../manifest/index.js';
import { compareCodeUnits, spokenList } from '../../util/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { isBlind } from '../is-blind.js';
import { isTemplated } from '../is-templated.js';
import { mayBePatched } from '../may-be-patched.js';
import { HOME } from '../owners.js';
import type { Reference } from '../references.js';
import type { Report } from '../rule.js';

const SHOWN = 3;

/** FLX537: an Alert or Receiver that is for all objects of a kind, in a namespace where none is while others have some. */
export function checkMissedObjects(index: ClusterIndex, report: Report): void {
  const selections = index.references.filter(isSelection);
  if (selections.length === 0 || isBlind(index)) return;
  for (const selection of selections) {
    const others = [...index.fluxObjects.namespacesWith(selection.kind)].sort(compareCodeUnits);
    if (others.length > 0 && !others.some((namespace) => mayMean(selection, namespace)) && isKnown(selection, index))
      reportMissed(selection, others, report);
  }
}

/** What is in other clusters (`spec.kubeConfig`) cannot be told from here. */
function isSelection({ from, field, name }: Reference): boolean {
  return field.wildcard === true && name === '*' && from.owner.target === HOME;
}

function mayMean(selection: Reference, namespace: string): boolean {
  return namespace === selection.namespace || isTemplated(namespace);
}

/** Whether no file that nobody here wrote may bring an object to the namespace, and no patch another selection. */
function isKnown(selection: Reference, { owners }: ClusterIndex): boolean {
  const isOpen = owners.some(
    ({ model, target, targetNamespace }) =>
      target === HOME && !model.complete && (targetNamespace === '' || mayMean(selection, targetNamespace)),
  );
  return !isOpen && !isTemplated(selection.namespace) && !mayBePatched(selection.from);
}

function reportMissed({ from, path, kind, namespace }: Reference, others: readonly string[], report: Report): void {
  report({
    code: 'FLX537',
    subject: displayName(from.id),
    path,
    message: `is for every ${kind} in namespace "${namespace}", where there is none`,
    hint: `there are some in ${placesIn(others)}: write an entry with that "namespace"`,
    at: from.declared.origin,
  });
}

function placesIn(namespaces: readonly string[]): string {
  const more = namespaces.length - SHOWN;
  const shown = namespaces.slice(0, SHOWN).map((each) => `"${each}"`);
  return spokenList(more > 0 ? [...shown, `${more} more`] : shown);
}
