/**
 * manifest: Kubernetes objects as data: identity, normal form, YAML text. What comes in are JSON values, what goes
 * out are JSON values, text and problems. It must not know Flux, and it reads no file.
 */
export { isJsonObject, type Json, type JsonObject } from './json.js';
export {
  displayName,
  groupOf,
  isKubeObject,
  type KubeObject,
  type ObjectId,
  type ObjectMeta,
  type ObjectReference,
  objectId,
  objectKey,
  referenceId,
} from './kube-object.js';
export { isClusterScoped } from './cluster-scoped.js';
export { type NormalForm, normalizeObject } from './normal-form.js';
export { type NormalFormProblem, normalizeValue } from './normal-value.js';
export { orderKeys } from './order-keys.js';
export { replaceAt } from './replace-at.js';
export { isTypedInGo } from './go-resolve.js';
export { isBlank, listOf, mapOf, specOf, textOf } from './fields.js';
export { fieldPath, jsonPointer } from './field-path.js';
export { mapTexts, type Steps, type TextPlace } from './map-texts.js';
export { maskSecret } from './mask-secret.js';
export { type EmitOptions, emitYaml, type YamlDocument } from './emit-yaml.js';
export { type ParsedYaml, parseYaml, type YamlProblem } from './parse-yaml.js';
export { parseJson, stringifyJson } from './json-text.js';
export {
  IMAGE_VALUES,
  type ImageTransform,
  type ImageValue,
  type KustomizationTransform,
  type MarkedImageTransform,
  type Patch,
  type PatchTarget,
  type ReplicaTransform,
} from './kustomization-file.js';
