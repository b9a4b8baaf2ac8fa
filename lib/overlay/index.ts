/**
 * overlay: what kustomization files say about the objects below them, as data. What comes in are objects and the
 * transforms of folders, what goes out are the objects that kustomize builds from them and what only kustomize can
 * tell. It must not know Flux, and it reads no file and changes nothing that it is given.
 */
export type { OverlayProblem, OverlayResult, UnmatchedReplicas } from './overlay-result.js';
export { applyTransform } from './apply-transform.js';
export { buildFolder, type OverlayFolder } from './build-folder.js';
export type { GeneratedObject, GeneratorClash } from './generate.js';
export { LooseReferences } from './loose-references.js';
export { isReferenceTarget } from './reference-fields.js';
export { SCALED_KINDS } from './set-replicas.js';
export { applyPatch } from './patch/apply-patch.js';
export {
  type BaseObject,
  type ObjectPatch,
  type SharedObjects,
  type ShareOptions,
  shareObjects,
  type VariantObjects,
} from './share/share-objects.js';
