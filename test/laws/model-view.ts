import { type KubeObject, normalizeObject, objectId, objectKey } from '../../lib/manifest/index.js';
import type { ClusterModel, KustomizationModel, ObjectModel } from '../../lib/model/index.js';

/** What the law is about: everything that two models of one fleet must agree on. */
export interface KustomizationView {
  readonly key: string;
  readonly owner: string;
  readonly path: string;
  readonly source: string;
  readonly dependsOn: readonly string[];
  /** Sorted by identity. */
  readonly declared: readonly KubeObject[];
}

/** The Kustomizations of a cluster, sorted by key; `names` are the repositories under the names of the other model. */
export function viewOf({ kustomizations }: ClusterModel, names: Readonly<Record<string, string>>): KustomizationView[] {
  return kustomizations.map((each) => viewOfOne(each, names)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function viewOfOne(
  { key, owner, path, source, dependsOn, declared }: KustomizationModel,
  names: Readonly<Record<string, string>>,
): KustomizationView {
  const repository = names[source.repository] ?? source.repository;
  return {
    key,
    owner,
    path,
    source: `${source.kind} ${source.namespace}/${source.name} in ${repository}`,
    dependsOn: dependsOn.map((dependency) => dependency.key),
    declared: sortedObjects(objectsOf(declared)),
  };
}

export function objectsOf(models: readonly ObjectModel[]): KubeObject[] {
  return models.flatMap(({ object }) => normalizeObject(object).objects);
}

export function sortedObjects(objects: readonly KubeObject[]): KubeObject[] {
  const keyed = objects.map((object) => ({ key: objectKey(objectId(object)), object }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ object }) => object);
}
