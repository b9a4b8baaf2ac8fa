import type { KubeObject, ObjectMeta } from '../../lib/manifest/index.js';
import type { ClusterModel, FleetModel, FolderModel, KustomizationModel } from '../../lib/model/index.js';

const FOLDER: FolderModel = {
  path: '',
  kustomizationFile: true,
  transform: {},
  namespace: '',
  objects: [],
  vendored: [],
  folders: [],
  origin: {},
};

/** An object as short as a test can say it: `apiVersion Kind namespace/name`. */
export function object(text: string): KubeObject {
  const [apiVersion = '', kind = '', place = ''] = text.split(' ');
  const [name = '', namespace] = place.split('/').reverse();
  const metadata: ObjectMeta = namespace === undefined ? { name } : { name, namespace };
  return { apiVersion, kind, metadata };
}

export function flux(name: string): KubeObject {
  return object(`kustomize.toolkit.fluxcd.io/v1 Kustomization flux-system/${name}`);
}

export function kustomization(
  name: string,
  objects: readonly KubeObject[],
  more: Partial<KustomizationModel> = {},
): KustomizationModel {
  return {
    key: `flux-system/${name}`,
    namespace: 'flux-system',
    name,
    owner: name === 'flux-system' ? '' : 'flux-system/flux-system',
    path: name,
    source: { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system', repository: 'fleet' },
    object: name === 'flux-system' ? undefined : flux(name),
    dependsOn: [],
    content: FOLDER,
    declared: objects.map((each) => ({ object: each, origin: {} })),
    complete: true,
    origin: {},
    ...more,
  };
}

export function cluster(name: string, kustomizations: readonly KustomizationModel[]): ClusterModel {
  return {
    name,
    flux: '2.10',
    repository: 'fleet',
    entry: {
      kustomization: {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        namespace: 'flux-system',
        name: 'flux-system',
      },
      source: {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        namespace: 'flux-system',
        name: 'flux-system',
      },
    },
    kustomizations,
    knownByName: [],
  };
}

export function fleet(...clusters: readonly ClusterModel[]): FleetModel {
  return { app: 'platform', repositories: [{ name: 'fleet', url: '', branch: 'main' }], clusters };
}

/** The cluster of the seed document: Prometheus Operator CRDs, cert-manager and its issuers. */
export function seedCluster(name: string): ClusterModel {
  return cluster(name, [
    kustomization(
      'flux-system',
      [flux('prometheus-operator-crds'), flux('cert-manager-controller'), flux('cert-manager-cluster-issuers')],
      { path: `clusters/${name}` },
    ),
    kustomization('cert-manager-cluster-issuers', [object('cert-manager.io/v1 ClusterIssuer letsencrypt')]),
    kustomization('cert-manager-controller', [
      object('source.toolkit.fluxcd.io/v1 HelmRepository cert-manager/cert-manager'),
      object('helm.toolkit.fluxcd.io/v2 HelmRelease cert-manager/cert-manager'),
      object('v1 Namespace cert-manager'),
    ]),
    kustomization('prometheus-operator-crds', [], { complete: false }),
  ]);
}
