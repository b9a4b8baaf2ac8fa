import type { Rule } from '../rule.js';

import { checkArtifactAliases } from './artifact-alias.js';
import { checkBeatenValues } from './beaten-value.js';
import { checkCelExpressions } from './cel-expression.js';
import { checkCommitTemplates } from './commit-template.js';
import { checkControlValues } from './control-value.js';
import { checkDanglingReferences } from './dangling-reference.js';
import { checkDeadFields } from './dead-field.js';
import { checkDependencyCycles } from './dependency-cycle.js';
import { checkDeprecatedFields } from './deprecated-field.js';
import { checkDuplicateObjects } from './duplicate-object.js';
import { checkEmptySelections } from './empty-selection.js';
import { checkEncryptedSecrets } from './encrypted-secret.js';
import { checkHealthChecks } from './health-check.js';
import { checkHealthExpressions } from './health-expression.js';
import { checkIgnoredRevisions } from './ignored-revision.js';
import { checkImageAccess } from './image-access.js';
import { checkImageMarkers } from './image-marker.js';
import { checkImagePolicies } from './image-policy.js';
import { checkIncludeCycles } from './include-cycle.js';
import { checkInstanceVersions } from './instance-version.js';
import { checkIncompleteProviders } from './incomplete-provider.js';
import { checkKustomizeClashes } from './kustomize-clash.js';
import { checkLabelSelections } from './label-selection.js';
import { checkLabelValues } from './label-value.js';
import { checkMissedObjects } from './missed-objects.js';
import { checkMissingControllers } from './missing-controller.js';
import { checkMissingNamespaces } from './missing-namespace.js';
import { checkMissingValuesKeys } from './missing-values-key.js';
import { checkOverriddenNamespaces } from './overridden-namespace.js';
import { checkOwnerLabels } from './owner-label.js';
import { checkPlainSecrets } from './plain-secret.js';
import { checkRefusedCharts } from './refused-chart.js';
import { checkRefusedComponents } from './refused-component.js';
import { checkRefusedNames } from './refused-name.js';
import { checkRefusedPatches } from './refused-patch.js';
import { checkRefusedUrls } from './refused-url.js';
import { checkRenamedNamespaces } from './renamed-namespace.js';
import { checkSchemas } from './schema.js';
import { checkSharedReleases } from './shared-release.js';
import { checkShortenedReleaseNames } from './shortened-release-name.js';
import { checkSyncProviders } from './sync-provider.js';
import { checkTenantReferences } from './tenant-reference.js';
import { checkTenantRights } from './tenant-rights.js';
import { checkTwoOwners } from './two-owners.js';
import { checkUnfilledVariables } from './unfilled-variable.js';
import { checkUnknownKinds } from './unknown-kind.js';
import { checkUnmatchedPatches } from './unmatched-patch.js';
import { checkUnreachableResources } from './unreachable-resource.js';
import { checkVariableSources } from './variable-source.js';
import { checkVariableUse } from './variable-use.js';
import { checkWrongKinds } from './wrong-kind.js';

/** Every rule; their order does not matter, since findings are sorted. */
export const RULES: readonly Rule[] = [
  checkDuplicateObjects,
  checkTwoOwners,
  checkPlainSecrets,
  checkKustomizeClashes,
  checkDanglingReferences,
  checkWrongKinds,
  checkSchemas,
  checkLabelValues,
  checkDependencyCycles,
  checkIncludeCycles,
  checkIgnoredRevisions,
  checkRefusedUrls,
  checkDeadFields,
  checkDeprecatedFields,
  checkRefusedCharts,
  checkShortenedReleaseNames,
  checkSharedReleases,
  checkBeatenValues,
  checkVariableSources,
  checkVariableUse,
  checkUnfilledVariables,
  checkHealthChecks,
  checkHealthExpressions,
  checkRefusedComponents,
  checkRefusedPatches,
  checkUnmatchedPatches,
  checkRenamedNamespaces,
  checkEncryptedSecrets,
  checkOwnerLabels,
  checkControlValues,
  checkCelExpressions,
  checkTenantReferences,
  checkTenantRights,
  checkOverriddenNamespaces,
  checkLabelSelections,
  checkEmptySelections,
  checkImageAccess,
  checkImagePolicies,
  checkCommitTemplates,
  checkRefusedNames,
  checkArtifactAliases,
  checkSyncProviders,
  checkUnknownKinds,
  checkMissingNamespaces,
  checkUnreachableResources,
  checkIncompleteProviders,
  checkImageMarkers,
  checkInstanceVersions,
  checkMissingControllers,
  checkMissingValuesKeys,
  checkMissedObjects,
];
