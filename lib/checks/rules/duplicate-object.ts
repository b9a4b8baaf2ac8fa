import { formatOrigin } from '../../diagnostics/index.js';
import { displayName } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { ownerName } from '../names.js';
import type { Clash } from '../placed-object.js';
import type { Report } from '../rule.js';

/** FLX102: two objects of one Kustomization with one identity. kustomize refuses them. */
export function checkDuplicateObjects({ clashes }: ClusterIndex, report: Report): void {
  for (const { id, first, second } of clashes) {
    if (first.owner !== second.owner) continue;
    report({
      code: 'FLX102',
      subject: displayName(id),
      message: `is declared twice in ${ownerName(first.owner)}${places({ first, second })}`,
      hint: 'give one of them another name',
      related: [{ message: 'first declared', at: first.declared.origin }],
      at: second.declared.origin,
    });
  }
}

function places({ first, second }: Pick<Clash, 'first' | 'second'>): string {
  const [one, other] = [first, second].map(({ declared: { origin } }) => origin.construct ?? formatOrigin(origin));
  return one === '' || other === '' ? '' : `: by "${one}" and by "${other}"`;
}
