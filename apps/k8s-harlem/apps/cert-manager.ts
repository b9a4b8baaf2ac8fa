import { HelmRelease, type Kustomization, setFile } from 'cdk8s-fluxcd';

import { ClusterIssuer } from '../support/cert-manager.io.js';
import { chart } from '../support/chart.js';

import { appFolder } from './app-folder.js';

const ISSUERS = {
  production: { file: 'cluster_issuer_letsencrypt_prod.yaml', host: 'acme-v02.api.letsencrypt.org' },
  staging: { file: 'cluster_issuer_letsencrypt_stage.yaml', host: 'acme-staging-v02.api.letsencrypt.org' },
};

/** Certificates by Let's Encrypt, through the ingress controller of core-apps. */
export function certManager(apps: Kustomization, { cluster }: { readonly cluster: string }): void {
  // kustomize takes ClusterIssuers for namespaced, so the folder gives them the namespace too.
  const folder = appFolder(apps, 'cert-manager', 'cert-manager');
  new HelmRelease(folder, 'cert-manager', {
    suspend: false,
    interval: '10m',
    chart: chart({ from: 'jetstack', chart: 'cert-manager', version: 'v1.6.3' }),
    values: { logLevel: 6 },
    file: 'release.yaml',
  });
  for (const [stage, { file, host }] of Object.entries(ISSUERS)) {
    const name = `letsencrypt-${stage}`;
    const issuer = new ClusterIssuer(folder, name, {
      acme: {
        email: `root+${cluster}-${stage}@kontur.io`,
        server: `https://${host}/directory`,
        preferredChain: 'ISRG Root X1',
        privateKeySecretRef: { name },
        solvers: [{ http01: { ingress: { class: 'ingress-nginx' } } }],
      },
    });
    setFile(issuer, file);
  }
}
