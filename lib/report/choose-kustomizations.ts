import type { ClusterModel, KustomizationModel } from '../model/index.js';

/** The Kustomizations that any of the words `namespace/name` means, in the order of the cluster; all without words. */
export function chooseKustomizations(
  { kustomizations }: ClusterModel,
  words: readonly string[] = [],
): readonly KustomizationModel[] {
  return words.length === 0 ? kustomizations : kustomizations.filter(({ key }) => words.includes(key));
}
