/**
 * overlay: what kustomization files say about the objects below them, as data. What comes in are objects and the
 * transforms of folders, what goes out are the objects that kustomize builds from them and what only kustomize can
 * tell. It must not know Flux, and it reads no file and changes nothing that it is given.
 */
export type { OverlayProblem, OverlayResult, UnmatchedReplicas } from './overlay-result.js';
export { applyTransform } from './apply-transform.js';
export { transformedObject } from './transformed-object.js';
export { buildFolder, type OverlayFolder } from './build-folder.js';
export type { GeneratedObject, GeneratorClash } from './generate.js';
export { LooseReferences } from './loose-references.js';
export { isScopedToCluster } from './is-scoped-to-cluster.js';
export { isReferenceTarget } from './reference-fields.js';
export { SCALED_KINDS } from './set-replicas.js';
export { type Lifted, liftFields, type LiftOptions } from './lift/lift-fields.js';
export type { LiftedField } from './lift/lifted-entry.js';
export type { OverlayObjects, PatchedObject } from './lift/overlay-objects.js';
export { applyPatch } from './patch/apply-patch.js';
export { sameJson } from './share/same-json.js';
export type { MergeOnlyAt } from './share/share-object.js';
export {
  type BaseObject,
  type ObjectPatch,
  type SharedObjects,
  type ShareOptions,
  shareObjects,
  type VariantObjects,
} from './share/share-objects.js';
