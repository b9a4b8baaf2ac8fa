import type { KubeObject } from '../../lib/manifest/index.js';
import type { ClusterModel, FleetModel, FolderModel } from '../../lib/model/index.js';

import { deployment, smallConfigMap } from './objects.js';

const REPOSITORY = 'fleet';

/** How many clusters there are, and what each of them applies. */
export interface FamilySize {
  readonly clusters: number;
  readonly objects: number;
}

/** Clusters with the same objects, made anew for each; a tenth of these differ from cluster to cluster in one field. */
export function familyModel(size: FamilySize, place: { readonly base?: string }): FleetModel {
  const clusters = Array.from({ length: size.clusters }, (_, number) => clusterModel(number, size.objects, place.base));
  return { app: 'bench', repositories: [{ name: REPOSITORY, url: '', branch: 'main' }], clusters };
}

function clusterModel(number: number, objects: number, base: string | undefined): ClusterModel {
  const name = `cluster-${String(number).padStart(5, '0')}`;
  const entry = { apiVersion: '', kind: 'Kustomization', namespace: 'flux-system', name: 'flux-system' };
  const source = { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system' };
  const path = `deploy/${name}/apps`;
  const content = folder(path, familyObjects(number, objects), base);
  return {
    name,
    flux: '2.10',
    repository: REPOSITORY,
    entry: { kustomization: entry, source: { apiVersion: '', ...source } },
    kustomizations: [
      {
        key: 'flux-system/apps',
        namespace: 'flux-system',
        name: 'apps',
        owner: 'flux-system/flux-system',
        path,
        source: { ...source, repository: REPOSITORY },
        object: undefined,
        dependsOn: [],
        content,
        declared: content.objects,
        complete: true,
        origin: {},
      },
    ],
    knownByName: [],
  };
}

function folder(path: string, objects: readonly KubeObject[], base: string | undefined): FolderModel {
  return {
    path,
    base,
    kustomizationFile: true,
    transform: {},
    namespace: '',
    objects: objects.map((object) => ({ object, origin: {} })),
    vendored: [],
    folders: [],
    origin: {},
  };
}

function familyObjects(cluster: number, count: number): KubeObject[] {
  return Array.from({ length: count }, (_, number) => {
    const object = (number % 2 === 0 ? deployment(number) : smallConfigMap(number)) as unknown as KubeObject;
    return number % 10 === 0 ? withReplicas(object, cluster) : object;
  });
}

function withReplicas(object: KubeObject, replicas: number): KubeObject {
  return { ...object, spec: { ...(object.spec as object), replicas } } as KubeObject;
}
