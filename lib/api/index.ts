/**
 * api: the Flux API as data: which kinds and versions a Flux minor serves, which fields they have, which fields name
 * which objects, in which order Flux applies things, what an object breaks of a schema. What comes in are kinds,
 * apiVersions, Flux minors, objects, expressions and CRDs, what goes out are plain values, problems among them. It must
 * make no findings and know no fleet: what a problem means, and whether it matters, is up to the caller.
 */
export { compareFluxMinors, FLUX_MINORS, type FluxMinor, NEWEST_FLUX, parseFluxMinor } from './flux-minors.js';
export { inRange, type MinorRange } from './minor-range.js';
export type { FluxKind, FluxRole, FluxVersion } from './flux-kind.js';
export { FLUX_KINDS } from './generated/flux-kinds.js';
export { fluxKind, fluxKindOf } from './kinds.js';
export { controllerOf, DEFAULT_CONTROLLERS } from './controllers.js';
export { fluxVersion, minorsServing, preferredApiVersion, servedVersions } from './versions.js';
export { type FieldLifetime, hasSpecField, lifetimesOf, lifetimesOfValue } from './field-history.js';
export { fluxSchema } from './flux-schema.js';
export { deprecatedFields } from './deprecated-fields.js';
export { type FieldSuccessor, successorOf } from './successors.js';
export {
  missingProviderField,
  PROVIDER_TYPES,
  PROVIDER_TYPES_SINCE,
  type ProviderField,
  providerFields,
} from './provider-types.js';
export { isArtifactName } from './artifact-names.js';
export { orderSpec } from './order-spec.js';
export { REFERENCE_FIELDS, type ReferenceField, type ReferenceTarget } from './reference-table.js';
export { allowedTargets, referencesOf } from './references.js';
export { applyStage, compareApplyOrder, isAppliedBefore } from './apply-order.js';
export {
  DURATION_PATTERN,
  isFluxDuration,
  SHORT_TIMEOUT_KINDS,
  SHORT_TIMEOUT_PATTERN,
} from './durations.js';
export { WELL_KNOWN } from './well-known.js';
export { appliedName, type NameTransform } from './applied-name.js';
export { isOptedOut, optedOut } from './opted-out.js';
export { isVariableName } from './variable-name.js';
export {
  escapeSubstitution,
  namesIn,
  type ParsedSubstitution,
  parseSubstitution,
  type SubstitutionExpression,
  type SubstitutionNode,
} from './substitution.js';
export { celProblem, type CelProblemOptions } from './cel/cel-problem.js';
export { compilePattern } from './schema/compile-pattern.js';
export { mergeProblem } from './patch/merge-problem.js';
export { operationsProblem } from './patch/operations-problem.js';
export type { PatchProblem } from './patch/patch-problem.js';
export { TARGET_FIELDS, targetProblem } from './patch/target-problem.js';
export type { ValidationOptions } from './schema/judge-object.js';
export { validateObject } from './schema/validate-object.js';
export type { FieldPath, SchemaProblem } from './schema-problem.js';
export type { StructuralSchema, ValidationRule, ValueSchema } from './structural-schema.js';
export type { Crd, CrdVersion } from './crd/crd.js';
export { isCrd, parseCrd, type ParsedCrd } from './crd/parse-crd.js';
