import type { FindingInput } from '../../diagnostics/index.js';
import {
  displayName,
  groupOf,
  isJsonObject,
  type Json,
  type KubeObject,
  objectId,
  mapOf,
  specOf,
} from '../../manifest/index.js';
import type { ObjectModel } from '../../model/index.js';

import type { Task } from '../walk/task.js';
import { isSealedText } from './sealed-values.js';

/** The ending that kustomize gives to what it generates: ten digits of a hash, in its own letters. */
const HASHED = /-[bcdfghkmt2456789]{10}$/;

/**
 * The generated Secrets whose name is not known: Flux decrypts the files of a secretGenerator before kustomize makes
 * a hash of them.
 */
export function sealedNames(task: Task, objects: readonly ObjectModel[]): FindingInput[] {
  if (!isJsonObject(specOf(task.object).decryption)) return [];
  return objects
    .filter(({ object }) => HASHED.test(object.metadata.name) && isSealed(object))
    .map(({ object, origin }) => ({
      code: 'FLX616',
      subject: displayName(objectId(object)),
      message: 'is named after its encrypted content, in the cluster after what that is decrypted to',
      hint: 'write disableNameSuffixHash to have a name that is known',
      at: origin.file === undefined ? task.origin : origin,
    }));
}

function isSealed({ apiVersion, kind, data }: KubeObject): boolean {
  return kind === 'Secret' && groupOf(apiVersion) === '' && Object.values(mapOf(data)).some(holdsSealed);
}

function holdsSealed(value: Json): boolean {
  try {
    return typeof value === 'string' && isSealedText(atob(value));
  } catch {
    return false;
  }
}
