import { displayName, groupOf, isClusterScoped, textOf } from '../../manifest/index.js';
import type { ObjectModel } from '../../model/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { ownerName } from '../names.js';
import { isOwnerCertain } from '../owner-certainty.js';
import type { Owner } from '../owners.js';
import type { Report } from '../rule.js';

/** FLX132: an object says another namespace than the `targetNamespace` of its Kustomization, which wins. */
export function checkOverriddenNamespaces(index: ClusterIndex, report: Report): void {
  for (const owner of index.owners) {
    if (owner.targetNamespace === '' || !isOwnerCertain(owner, ['targetNamespace'], index)) continue;
    for (const declared of owner.model.declared) reportOverridden(declared, owner, report);
  }
}

function reportOverridden({ object, origin }: ObjectModel, owner: Owner, report: Report): void {
  const { apiVersion, kind, metadata } = object;
  const namespace = textOf(metadata.namespace);
  if (namespace === '' || namespace === owner.targetNamespace || isClusterScoped(groupOf(apiVersion), kind)) return;
  report({
    code: 'FLX132',
    subject: displayName({ kind, namespace, name: metadata.name }),
    path: 'metadata.namespace',
    message: `"${namespace}" becomes "${owner.targetNamespace}" by spec.targetNamespace of ${ownerName(owner)}`,
    hint: 'leave it out, or apply it by a Kustomization without targetNamespace',
    at: origin,
  });
}
