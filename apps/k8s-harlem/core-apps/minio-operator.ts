import { HelmRelease, HelmRepository, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';
import type { Construct } from 'constructs';

import { type Core, coreFolder } from './core.js';

const HOST = 'minio.kontur.io';

/** MinIO's operator, and its console under a name of its own. */
export function minioOperator(core: Core): void {
  const folder = coreFolder(core, 'minio-operator', 'minio-operator');
  const url = 'https://operator.min.io';
  // A second HelmRepository beside that of the sources: the release uses the other one.
  if (!core.cluster.modern) new HelmRepository(folder, 'charts', { name: 'minio-operator', url, file: 'release.yaml' });
  new HelmRelease(folder, 'operator', {
    name: 'minio-operator',
    chart: core.sources.chart('minio-operator', 'operator', { version: '5.0.14' }),
    file: 'release.yaml',
  });
  consoleIngress(folder);
}

function consoleIngress(folder: Construct): void {
  const ingress = new k8s.KubeIngress(folder, 'console', {
    metadata: {
      name: 'minio-console-kontur-io-ng',
      annotations: {
        'acme.cert-manager.io/http01-edit-in-place': 'true',
        'cert-manager.io/cluster-issuer': 'letsencrypt-production',
        'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
        'nginx.ingress.kubernetes.io/force-ssl-redirect': 'false',
        'nginx.ingress.kubernetes.io/server-snippet': 'proxy_bind off;\n',
      },
    },
    spec: {
      ingressClassName: 'ingress-nginx',
      rules: [{ host: HOST, http: { paths: [{ path: '/', pathType: 'Prefix', backend: toConsole() }] } }],
      tls: [{ hosts: [HOST], secretName: 'minio-kontur-io-tls' }],
    },
  });
  setFile(ingress, 'ingress.yaml');
}

function toConsole(): k8s.IngressBackend {
  return { service: { name: 'console', port: { name: 'http' } } };
}
