import { HelmRelease } from 'cdk8s-fluxcd';

import { type Core, coreFolder } from './core.js';
import { WITH_CRDS } from './with-crds.js';

const HTTP_SNIPPETS = 'include CORS_01_http.inc.conf;\n';

const MAIN_SNIPPETS = `\
pcre_jit on;
load_module /usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so;
load_module /usr/lib/nginx/modules/ngx_http_js_module.so;
`;

/** The controller of NGINX Inc., from an image of the company's own; not to be taken for that of the Kubernetes project. */
export function nginxIngress(core: Core): void {
  new HelmRelease(coreFolder(core, 'nginx-ingress', 'default'), 'default', {
    name: 'default',
    chart: core.sources.chart('nginx-ingress', 'nginx-ingress', {
      version: '0.15.2',
      reconcileStrategy: 'ChartVersion',
    }),
    ...WITH_CRDS,
    suspend: false,
    values: {
      controller: {
        config: { entries: { 'http-snippets': HTTP_SNIPPETS, 'main-snippets': MAIN_SNIPPETS } },
        enableSnippets: true,
        image: { repository: 'nexus.kontur.io:8084/konturdev/nginx-ingress', tag: '2.4.2-kontur-mainline-neo' },
        ingressClass: 'nginx',
        replicaCount: 2,
        service: {
          annotations: {
            'metallb.universe.tf/address-pool': 'ingress-nginx',
            'metallb.universe.tf/allow-shared-ip': 'SHARED-IP-01',
          },
          externalTrafficPolicy: 'Cluster',
        },
        setAsDefaultIngress: true,
      },
    },
    file: 'release.yaml',
  });
}
