import { isJsonObject, type Json, type KubeObject } from '../../manifest/index.js';

/** How SOPS writes a value. */
const SEALED = 'ENC[AES256_GCM,';

/** Whether SOPS encrypted a whole object: it leaves its notes beside the other fields. */
export function isSealedObject({ sops }: KubeObject): boolean {
  return isJsonObject(sops);
}

/** Whether a text holds a value that SOPS encrypted. */
export function isSealedText(value: Json | undefined): boolean {
  return typeof value === 'string' && value.includes(SEALED);
}
