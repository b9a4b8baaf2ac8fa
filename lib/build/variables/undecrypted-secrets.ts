import { WELL_KNOWN } from '../../api/index.js';
import type { FindingInput } from '../../diagnostics/index.js';
import {
  displayName,
  groupOf,
  isJsonObject,
  type KubeObject,
  mapOf,
  objectId,
  specOf,
  textOf,
} from '../../manifest/index.js';
import type { ObjectModel } from '../../model/index.js';

import { type Task, taskName } from '../walk/task.js';
import { isSealedObject } from './sealed-values.js';

/** The Secrets for which Flux refuses the whole Kustomization: SOPS encrypted them, and it is told nothing of that. */
export function undecryptedSecrets(task: Task, objects: readonly ObjectModel[]): FindingInput[] {
  if (isJsonObject(specOf(task.object).decryption)) return [];
  return objects
    .filter(({ object }) => isSealedSecret(object))
    .map(({ object, origin }) => ({
      code: 'FLX515',
      subject: displayName(objectId(object)),
      path: 'sops',
      message: `says that SOPS encrypted it, and ${taskName(task)} has no "decryption", so that nothing is applied`,
      hint: 'write "decryption: { provider: sops, … }" there',
      at: origin.file === undefined ? task.origin : origin,
    }));
}

function isSealedSecret(object: KubeObject): boolean {
  const told = textOf(mapOf(object.metadata.annotations)[WELL_KNOWN.controls.decrypt]);
  const isSecret = object.kind === 'Secret' && groupOf(object.apiVersion) === '';
  return isSecret && isSealedObject(object) && told.toLowerCase() !== 'disabled';
}
