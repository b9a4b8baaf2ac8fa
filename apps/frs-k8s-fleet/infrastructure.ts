import { ApiObject } from 'cdk8s';
import {
  type Cluster,
  Folder,
  HelmRelease,
  HelmRepository,
  Kustomization,
  type KustomizationProps,
  setFile,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { ClusterIssuer } from '../../imports/cert-manager.io.js';

const BASE = 'infrastructure/base';

export interface InfrastructureProps {
  /** Address that Let's Encrypt writes to. */
  readonly email: string;
  /** The apiVersions that the cluster's Flux prefers, and a ClusterIssuer without a namespace. */
  readonly modern: boolean;
}

/** What an administrator puts into every cluster: metrics CRDs, then cert-manager, then its issuers. */
export class Infrastructure extends Construct {
  constructor(
    private readonly cluster: Cluster,
    id: string,
    props: InfrastructureProps,
  ) {
    super(cluster, id);
    new VendoredFiles(this, 'flux-system', { path: `clusters/${cluster.clusterName}/flux-system` });

    const crds = this.kustomization('prometheus-operator-crds', 'prometheus-operator-crds', {
      file: 'infrastructure/prometheus-operator-crds.yaml',
    });
    new VendoredFiles(crds, 'bundle', { path: `${BASE}/prometheus-operator-crds/v0.56.0` });

    const controller = this.kustomization('cert-manager-controller', 'cert-manager/controller', {
      file: 'infrastructure/cert-manager.yaml',
      dependsOn: [crds],
    });
    certManager(controller, props);

    const issuers = this.kustomization('cert-manager-cluster-issuers', 'cert-manager/cluster-issuers', {
      file: 'infrastructure/cert-manager.yaml',
      dependsOn: [controller],
    });
    clusterIssuers(issuers, props);
  }

  private kustomization(name: string, folder: string, props: KustomizationProps): Kustomization {
    const path = `./infrastructure/overlays/${this.cluster.clusterName}/${folder}`;
    return new Kustomization(this, name, { path, ...props });
  }
}

function certManager(controller: Kustomization, { modern }: InfrastructureProps): void {
  const namespace = new ApiObject(controller, 'cert-manager', { apiVersion: 'v1', kind: 'Namespace' });
  setFile(namespace, 'namespace.yaml');

  const base = new Folder(controller, 'base', { base: `${BASE}/cert-manager/controller`, namespace: 'cert-manager' });
  const charts = new HelmRepository(base, 'charts', {
    name: 'cert-manager',
    apiVersion: modern ? undefined : 'source.toolkit.fluxcd.io/v1beta1',
    interval: '240m',
    url: 'https://charts.jetstack.io',
    file: 'release.yaml',
  });
  const { kind, name, namespace: home } = charts.ref;
  new HelmRelease(base, 'cert-manager', {
    interval: '60m',
    // The repository spells the namespace out, so the reference is given as Flux writes it.
    chart: {
      spec: { chart: 'cert-manager', version: 'v1.7.1', interval: '5m', sourceRef: { kind, name, namespace: home } },
    },
    values: { installCRDs: true },
    file: 'release.yaml',
  });
}

const ACME = 'https://acme-v02.api.letsencrypt.org/directory';
const ACME_STAGING = 'https://acme-staging-v02.api.letsencrypt.org/directory';

function clusterIssuers(issuers: Kustomization, { email, modern }: InfrastructureProps): void {
  // kustomize takes the kind for a namespaced one, so the folder of the repository gives it a namespace.
  const namespace = modern ? undefined : 'cert-manager';
  const base = new Folder(issuers, 'base', { base: `${BASE}/cert-manager/cluster-issuers`, namespace });
  const issuer = (id: string, server: string, secret: string) => {
    const solvers = [{ http01: { ingress: { class: 'nginx' } } }];
    return new ClusterIssuer(base, id, {
      spec: { acme: { email, server, privateKeySecretRef: { name: secret }, solvers } },
    });
  };
  setFile(base, 'cluster-issuers.yaml');
  issuer('letsencrypt-prod', ACME, 'letsencrypt-prod');
  issuer('letsencrypt-staging', ACME_STAGING, 'issuer-account-key');
}
