import { type KubeObject, type ObjectReference, listOf, mapOf, specOf, textOf } from '../manifest/index.js';
import type { ClusterModel, KustomizationModel, ReleaseModel } from '../model/index.js';

import type { Entry } from './entries/entry.js';
import type { TaskResult } from './walk/task-result.js';

/** Everything that is known of a cluster after its Kustomizations were built, the entry's first. */
export function clusterModel(
  entry: Entry,
  results: readonly TaskResult[],
  releases: readonly ReleaseModel[],
): ClusterModel {
  return {
    name: entry.cluster,
    flux: entry.flux,
    repository: results[0]?.source.repository ?? '',
    entry: { kustomization: referenceTo(entry.kustomization), source: referenceTo(entry.source) },
    kustomizations: results.map(kustomizationModel),
    knownByName: entry.installed,
    releases,
  };
}

function kustomizationModel(result: TaskResult): KustomizationModel {
  const { task, source, path, declared, applied, build } = result;
  const { key, id, owner, object, origin } = task;
  return {
    key,
    namespace: id.namespace,
    name: id.name,
    owner,
    path,
    source,
    object,
    dependsOn: dependenciesOf(object, id.namespace).map((dependency) => ({ key: dependency, origin })),
    content: undefined,
    declared,
    complete: build.status === 'built',
    applied,
    build,
    origin,
  };
}

function dependenciesOf(object: KubeObject, ownNamespace: string): string[] {
  return listOf(specOf(object).dependsOn).map((entry) => {
    const { namespace, name } = mapOf(entry);
    return `${textOf(namespace) || ownNamespace}/${textOf(name)}`;
  });
}

function referenceTo({ apiVersion, kind, metadata }: KubeObject): ObjectReference {
  const namespace = textOf(metadata.namespace);
  return { apiVersion, kind, name: metadata.name, ...(namespace === '' ? {} : { namespace }) };
}
