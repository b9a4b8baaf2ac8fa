// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import type { JsonObject } from '../../lib/manifest/index.js';

import { type ClusterInput, flux, object } from '../checks/support.js';

const kustomization = (spec: JsonObject): ClusterInput => ({ kustomizations: { apps: { spec } } });
const release = (spec: JsonObject): ClusterInput => ({ objects: [flux('HelmRelease apps/web', spec)] });
const podinfo = (spec: JsonObject): ClusterInput => ({ objects: [flux('HelmRelease apps/podinfo', spec)] });
const settings = (key: string, text: string, substitute: JsonObject): ClusterInput => ({
  kustomizations: {
    apps: {
      spec: { postBuild: { substitute } },
      objects: [object('ConfigMap apps/web', { data: { [key]: text } })],
    },
  },
});
const git = (spec: JsonObject): ClusterInput => ({ objects: [flux('GitRepository flux-system/apps', spec)] });
const tenant = object('ServiceAccount team-a/team-a', {
  metadata: { labels: { 'toolkit.fluxcd.io/tenant': 'team-a' } },
});
const source = { kind: 'HelmRepository', name: 'charts' };

/** The clusters that the examples of `docs/findings.md` speak of, by code. */
export const WRONG_CLUSTERS: Readonly<Record<string, readonly ClusterInput[]>> = {
  FLX109: [kustomization({ prunee: true }), { flux: '2.4', ...kustomization({ deletionPolicy: 'Orphan' }) }],
  FLX111: [
    podinfo({ interval: 'zzz', upgrade: { crds: 'Replace' } }),
    git({ timeout: '1h', url: 'git@example.org:apps/web.git' }),
  ],
  FLX114: [
    {
      flux: '2.9',
      objects: [{ ...flux('Kustomization flux-system/apps'), apiVersion: 'kustomize.toolkit.fluxcd.io/v1beta1' }],
    },
  ],
  FLX115: [
    {
      flux: '2.4',
      objects: [{ ...flux('GitRepository flux-system/apps'), apiVersion: 'source.toolkit.fluxcd.io/v1beta2' }],
    },
  ],
  FLX120: [settings('url', 'https://${DOMAN}', { DOMAIN: 'example.org' })],
  FLX121: [settings('script', '${HOME-/root}', { DOMAIN: 'example.org' })],
  FLX122: [kustomization({ postBuild: { substitute: { 'app-name': 'web' } } })],
  FLX127: [settings('text', '${CERT}', { CERT: 'a\nb' })],
  FLX128: [settings('text', '${CLASS:=standard}', {})],
  FLX129: [settings('text', 'echo $$', { DOMAIN: 'example.org' })],
  FLX131: [{ objects: [tenant, flux('Kustomization team-a/apps')] }],
  FLX132: [
    {
      kustomizations: {
        'team-a/apps': { spec: { targetNamespace: 'team-a' }, objects: [object('ConfigMap other/settings')] },
      },
    },
  ],
  FLX208: [
    {
      kustomizations: {
        apps: { spec: { dependsOn: [{ name: 'db' }] } },
        db: { spec: { dependsOn: [{ name: 'apps' }] } },
      },
    },
  ],
  FLX501: [{ objects: [flux('GitRepository apps/web', { ref: { tag: '1.0', semver: '1.x' } })] }],
  FLX502: [{ objects: [flux('OCIRepository apps/web', { url: 'oci://registry.example.org/app:1.0' })] }],
  FLX503: [kustomization({ wait: true, healthChecks: [{ kind: 'Deployment', name: 'web', namespace: 'apps' }] })],
  FLX505: [
    release({
      chart: {
        spec: { chart: 'web', sourceRef: { kind: 'GitRepository', name: 'web' }, verify: { provider: 'cosign' } },
      },
    }),
  ],
  FLX506: [
    {
      objects: [
        flux('HelmRelease apps/the-shop-of-our-oldest-customer-in-production', { targetNamespace: 'customers' }),
      ],
    },
  ],
  FLX507: [{ objects: [flux('HelmRelease apps/web'), flux('HelmRelease apps/x', { releaseName: 'web' })] }],
  FLX508: [
    release({
      values: { replicaCount: 2 },
      valuesFrom: [{ kind: 'Secret', name: 'web', targetPath: 'replicaCount' }],
    }),
  ],
  FLX509: [kustomization({ healthChecks: [{ kind: 'Service', name: 'web', namespace: 'apps' }] })],
  FLX510: [
    release({
      healthCheckExprs: ['v1', 'v2'].map((version) => ({
        apiVersion: `example.org/${version}`,
        kind: 'App',
        current: 'true',
      })),
    }),
  ],
  FLX511: [kustomization({ components: ['/components/ha'] })],
  FLX512: [kustomization({ patches: [{ patch: '- { op: remove, path: /spec }' }] })],
  FLX513: [kustomization({ patches: [{ patch: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: db }' }] })],
  FLX516: [kustomization({ commonMetadata: { labels: { 'kustomize.toolkit.fluxcd.io/name': 'web' } } })],
  FLX517: [
    {
      objects: [
        object('ConfigMap apps/settings', {
          metadata: { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'false' } },
        }),
      ],
    },
  ],
  FLX518: [
    release({
      chart: { spec: { chart: 'web', sourceRef: source } },
      dependsOn: [{ name: 'db', readyExpr: 'dependency.status.ready' }],
    }),
  ],
  FLX519: [
    {
      objects: [
        flux('Alert apps/web', {
          eventSources: [{ kind: 'Kustomization', name: 'apps', matchLabels: { team: 'web' } }],
        }),
      ],
    },
  ],
  FLX523: [
    {
      objects: [
        {
          ...flux('ImageUpdateAutomation apps/web', {
            git: { commit: { messageTemplate: '{{ range .Updated.Images }}{{ end }}' } },
          }),
          apiVersion: 'image.toolkit.fluxcd.io/v1',
        },
      ],
    },
  ],
  FLX524: [
    {
      objects: [
        flux('ArtifactGenerator apps/web', {
          sources: ['app', 'config'].map((alias) => ({ alias, kind: 'GitRepository', name: alias })),
          artifacts: [{ name: 'web', copy: [{ from: '@ap/x', to: '@artifact/' }] }],
        }),
      ],
    },
  ],
  FLX526: [
    {
      objects: [{ ...flux('ArtifactGenerator apps/web'), apiVersion: 'source.toolkit.fluxcd.io/v1beta1' }],
    },
  ],
  FLX527: [{ kustomizations: { apps: { spec: {}, objects: [object('ConfigMap settings')] } } }],
  FLX528: [
    {
      objects: [
        flux('Receiver apps/push', {
          resources: ['GitRepository', 'Kustomization'].map((kind) => ({ kind, name: 'apps' })),
        }),
      ],
    },
  ],
  FLX529: [{ objects: [flux('Provider apps/alerts', { type: 'pagerduty', address: 'https://example.org' })] }],
  FLX534: [
    {
      objects: [
        flux('FluxInstance flux-system/flux', { components: ['source-controller'] }),
        flux('ImagePolicy apps/web'),
      ],
    },
  ],
  FLX535: [
    {
      objects: [
        flux('HelmRelease apps/web', { valuesFrom: [{ kind: 'ConfigMap', name: 'base', valuesKey: 'vaules.yaml' }] }),
        object('ConfigMap apps/base', { data: { 'values.yaml': '' } }),
      ],
    },
  ],
};
