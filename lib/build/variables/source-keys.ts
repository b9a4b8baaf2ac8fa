import { type KubeObject, mapOf } from '../../manifest/index.js';

import { isSealedObject, isSealedText } from './sealed-values.js';

/** All keys of a ConfigMap or Secret that are names of variables. */
export function keysOf({ data, stringData }: KubeObject): string[] {
  return Object.keys({ ...mapOf(data), ...mapOf(stringData) });
}

/** Those whose values are not to be read: of a Secret, and what SOPS encrypted. */
export function closedKeysOf(object: KubeObject): string[] {
  if (object.kind === 'Secret' || isSealedObject(object)) return keysOf(object);
  const data = mapOf(object.data);
  return Object.keys(data).filter((key) => isSealedText(data[key]));
}
