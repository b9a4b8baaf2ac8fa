import { FLUX_KINDS, fluxKind, parseFluxMinor, preferredApiVersion } from '../../api/index.js';
import { displayName } from '../../manifest/index.js';
import { didYouMean } from '../../util/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import type { Report } from '../rule.js';

/** FLX526: an object of one of Flux's API groups that is of no kind there. A CRD that is known makes it one. */
export function checkUnknownKinds(index: ClusterIndex, report: Report): void {
  for (const placed of index.strays) {
    const { declared } = placed;
    const { group, kind } = index.idOf(placed);
    report({
      code: 'FLX526',
      subject: displayName(index.idOf(placed)),
      path: 'apiVersion',
      message: `"${declared.object.apiVersion}" is of Flux, which has no ${kind} there`,
      hint: hintFor(group, kind, index),
      at: declared.origin,
    });
  }
}

/** The group that has the kind, else the kind of the group that reads alike. */
function hintFor(group: string, kind: string, { cluster }: ClusterIndex): string {
  const flux = parseFluxMinor(cluster.flux);
  const elsewhere = fluxKind(kind);
  const apiVersion = elsewhere === undefined || flux === undefined ? undefined : preferredApiVersion(kind, flux);
  if (apiVersion !== undefined) return `write "apiVersion: ${apiVersion}"`;
  const beside = FLUX_KINDS.filter((each) => each.group === group).map((each) => each.kind);
  return didYouMean(kind, beside) ?? 'give its CRD to "app.addCrds" if a newer Flux has it';
}
