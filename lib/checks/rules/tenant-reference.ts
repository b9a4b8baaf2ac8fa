import { displayName } from '../../manifest/index.js';
import { withArticle } from '../../util/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { mayBePatched } from '../may-be-patched.js';
import { HOME } from '../owners.js';
import type { Reference } from '../references.js';
import type { Report } from '../rule.js';
import { hasVariable } from '../variables.js';

/** FLX130: a Flux object of a tenant names one of another namespace, which the lockdown for tenants forbids. */
export function checkTenantReferences({ tenants, references }: ClusterIndex, report: Report): void {
  if (tenants.size === 0) return;
  for (const reference of references) {
    const { from, kind, namespace, name, path } = reference;
    const tenant = tenants.get(from.id.namespace);
    if (tenant === undefined || !isAcross(reference) || !isCertain(reference)) continue;
    const target = displayName({ kind, namespace, name });
    report({
      code: 'FLX130',
      subject: displayName(from.id),
      path,
      message: `is ${target}, not in the namespace of tenant "${tenant.name}"; Flux refuses it where references across namespaces are blocked`,
      hint: `give the tenant ${withArticle(kind)} of its own`,
      at: from.declared.origin,
    });
  }
}

/** Dependencies may cross namespaces, whatever the flags of Flux. */
function isAcross({ from, field, namespace }: Reference): boolean {
  return namespace !== from.id.namespace && field.dependency !== true && from.owner.target === HOME;
}

function isCertain({ from, namespace }: Reference): boolean {
  return !hasVariable(from.owner, namespace) && !mayBePatched(from);
}
