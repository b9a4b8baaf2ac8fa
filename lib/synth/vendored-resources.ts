import { type ClusterModel, foldersIn } from '../model/index.js';

/** Everything that vendored files of a cluster refer to in a repository, each once, relative to its root. */
export function vendoredResources({ kustomizations }: ClusterModel, repository: string): readonly string[] {
  const folders = kustomizations
    .filter(({ source }) => source.repository === repository)
    .flatMap(({ content }) => (content === undefined ? [] : foldersIn(content)));
  return [...new Set(folders.flatMap(({ vendored }) => vendored.flatMap(({ resources }) => resources)))];
}
