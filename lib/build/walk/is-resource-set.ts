import { groupOf, type KubeObject } from '../../manifest/index.js';

/** Whether an object makes others from templates. */
export function isResourceSet({ apiVersion, kind }: KubeObject): boolean {
  return kind === 'ResourceSet' && groupOf(apiVersion) === 'fluxcd.controlplane.io';
}
