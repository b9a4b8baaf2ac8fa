import { ApiObject } from 'cdk8s';
import { type Cluster, HelmRelease, HelmRepository, Kustomization, OCIRepository, VendoredFiles } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { ClusterIssuer } from '../../imports/cert-manager.io.js';

export interface PlatformProps {
  /** Address that Let's Encrypt writes to. */
  readonly issuerEmail: string;
}

/** prometheus-crds → cert-manager-controller → cluster-issuers, and an ingress controller beside them. */
export class Platform extends Construct {
  constructor(cluster: Cluster, id: string, { issuerEmail }: PlatformProps) {
    super(cluster, id);

    const crds = new Kustomization(this, 'prometheus-crds');
    new VendoredFiles(crds, 'bundle', { path: 'vendor/prometheus-operator-crds' });

    const controller = new Kustomization(this, 'cert-manager-controller', {
      dependsOn: [crds],
      objects: { namespace: 'cert-manager' },
    });
    new ApiObject(controller, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'cert-manager' },
    });
    const jetstack = new HelmRepository(controller, 'jetstack', { url: 'https://charts.jetstack.io' });
    new HelmRelease(controller, 'cert-manager', {
      chart: jetstack.chart('cert-manager', { version: '1.x' }),
      values: { crds: { enabled: true } },
    });

    const issuers = new Kustomization(this, 'cluster-issuers');
    new ClusterIssuer(issuers, 'letsencrypt', {
      spec: {
        acme: {
          email: issuerEmail,
          server: 'https://acme-v02.api.letsencrypt.org/directory',
          privateKeySecretRef: { name: 'letsencrypt' },
          solvers: [{ http01: { ingress: { class: 'traefik' } } }],
        },
      },
    });
    issuers.node.addDependency(controller);

    new IngressController(this, 'ingress');
  }
}

/** Traefik from an OCI registry. */
class IngressController extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const kustomization = new Kustomization(this, 'traefik', { objects: { namespace: 'traefik' } });
    new ApiObject(kustomization, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'traefik' } });
    const chart = new OCIRepository(kustomization, 'chart', {
      name: 'traefik',
      url: 'oci://ghcr.io/traefik/helm/traefik',
      ref: { semver: '37.x' },
      layerSelector: OCIRepository.HELM_CHART_LAYER,
    });
    new HelmRelease(kustomization, 'traefik', { chartRef: chart, values: { ingressClass: { isDefaultClass: true } } });
  }
}
