import { displayName, textOf } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { ownerName } from '../names.js';
import { isOwnerCertain } from '../owner-certainty.js';
import type { Report } from '../rule.js';

/** FLX514: a Namespace that `targetNamespace` makes another one, as kustomize does. */
export function checkRenamedNamespaces(index: ClusterIndex, report: Report): void {
  for (const { declared, owner } of index.namespaces) {
    const { targetNamespace } = owner;
    const name = textOf(declared.object.metadata.name);
    if (targetNamespace === '' || targetNamespace === name || !isOwnerCertain(owner, ['targetNamespace'], index))
      continue;
    report({
      code: 'FLX514',
      subject: displayName({ kind: 'Namespace', namespace: '', name }),
      message: `is renamed to "${targetNamespace}" by spec.targetNamespace of ${ownerName(owner)}`,
      hint: 'apply it by a Kustomization without targetNamespace',
      at: declared.origin,
    });
  }
}
