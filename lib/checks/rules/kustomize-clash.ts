import { displayName } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { ownerName } from '../names.js';
import type { Report } from '../rule.js';

/**
 * FLX105: an object in namespace `default` beside one without a namespace. kustomize 5.8.1 takes them for one object
 * and refuses to build (`EffectiveNamespace` in kyaml/resid).
 */
export function checkKustomizeClashes(index: ClusterIndex, report: Report): void {
  for (const placed of index.inDefault) {
    const id = index.idOf(placed);
    const bare = { ...id, namespace: '' };
    const other = index.tryFindIn(placed.owner, bare);
    if (other === undefined) continue;
    report({
      code: 'FLX105',
      subject: displayName(id),
      message: `is the same to kustomize as ${displayName(bare)} without a namespace in ${ownerName(placed.owner)}`,
      hint: 'give both a namespace, or one of them another name',
      related: [{ message: `${displayName(bare)} is declared`, at: other.declared.origin }],
      at: placed.declared.origin,
    });
  }
}
