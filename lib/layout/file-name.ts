import type { KubeObject } from '../manifest/index.js';

/** Characters that some file system or URL parser takes for something else. */
const UNSAFE = /[:*?"<>|\\/%]/g;

/**
 * `<kind>-<name>.yaml` in lower case, `<namespace>.` in front when it differs from the namespace of the folder's
 * objects. No index and no hash: nothing that unrelated objects could change.
 */
export function defaultFileName({ kind, metadata }: KubeObject, namespace: string): string {
  const { namespace: own } = metadata;
  const prefix = typeof own === 'string' && own !== namespace ? `${own}.` : '';
  return `${prefix}${kind}-${metadata.name}.yaml`.toLowerCase().replace(UNSAFE, encode);
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
