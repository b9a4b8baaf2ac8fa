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
