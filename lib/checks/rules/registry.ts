import type { Rule } from '../rule.js';

import { checkDanglingReferences } from './dangling-reference.js';
import { checkDeadFields } from './dead-field.js';
import { checkDependencyCycles } from './dependency-cycle.js';
import { checkDeprecatedFields } from './deprecated-field.js';
import { checkDuplicateObjects } from './duplicate-object.js';
import { checkIgnoredRevisions } from './ignored-revision.js';
import { checkKustomizeClashes } from './kustomize-clash.js';
import { checkPlainSecrets } from './plain-secret.js';
import { checkRefusedUrls } from './refused-url.js';
import { checkTwoOwners } from './two-owners.js';
import { checkWrongKinds } from './wrong-kind.js';

/** Every rule; their order does not matter, since findings are sorted. */
export const RULES: readonly Rule[] = [
  checkDuplicateObjects,
  checkTwoOwners,
  checkPlainSecrets,
  checkKustomizeClashes,
  checkDanglingReferences,
  checkWrongKinds,
  checkDependencyCycles,
  checkIgnoredRevisions,
  checkRefusedUrls,
  checkDeadFields,
  checkDeprecatedFields,
];
