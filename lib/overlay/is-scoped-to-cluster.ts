import { groupOf, isClusterScoped, type KubeObject } from '../manifest/index.js';

const CORE_VERSIONS = ['v1'];
const USUAL_VERSIONS = ['v1', 'v1beta1'];

/**
 * The versions whose cluster-scoped kinds kustomize 5.8.1 knows, where they are not v1 and v1beta1: found by building
 * each kind in each version. An object of any other version is namespaced to it, `flowcontrol.apiserver.k8s.io/v1` too.
 */
const KNOWN_VERSIONS: Readonly<Record<string, readonly string[]>> = {
  '': CORE_VERSIONS,
  'flowcontrol.apiserver.k8s.io': ['v1beta1'],
  policy: ['v1beta1'],
};

/** Whether kustomize gives this very object no namespace. */
export function isScopedToCluster({ apiVersion, kind }: KubeObject): boolean {
  const group = groupOf(apiVersion);
  if (!isClusterScoped(group, kind)) return false;
  const versions = KNOWN_VERSIONS[group] ?? USUAL_VERSIONS;
  return versions.some((version) => apiVersion === (group === '' ? version : `${group}/${version}`));
}
