import { displayName } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { hasNameForm, type NameForm } from '../name-form.js';
import type { Report } from '../rule.js';
import { hasVariable } from '../variables.js';

/** FLX536: a name that the API server takes for no object of the kind, or a namespace that none can have. */
export function checkRefusedNames(index: ClusterIndex, report: Report): void {
  for (const placed of index.misnamed) {
    const { declared, owner, form, field } = placed;
    const id = index.idOf(placed);
    if (hasVariable(owner, id[field])) continue;
    report({
      code: 'FLX536',
      subject: displayName(id),
      path: `metadata.${field}`,
      ...told(id[field], form),
      at: declared.origin,
    });
  }
}

function told(name: string, form: NameForm): { readonly message: string; readonly hint?: string } {
  if (name.length > form.limit)
    return { message: `has ${name.length} characters, and at most ${form.limit} are allowed` };
  const message = `"${name}" is not allowed; allowed are ${form.allowed}`;
  const near = nearName(name);
  return hasNameForm(near, form) ? { message, hint: `write "${near}"` } : { message };
}

function nearName(name: string): string {
  const words = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  return words.replace(/[^a-z0-9.-]+/g, '-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
