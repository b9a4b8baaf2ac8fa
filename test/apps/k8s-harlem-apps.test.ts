import { type HarlemCluster, K8S_01, K8S_02, modernised } from '../../apps/k8s-harlem/clusters.js';
import { k8sHarlemFleet } from '../../apps/k8s-harlem/fleet.js';
import type { KubeObject } from '../../lib/manifest/index.js';
import type { FleetModel, KustomizationModel, VendoredModel } from '../../lib/model/index.js';

import { declaredBy, kustomizationOf } from './support.js';

const RULES = 'PrometheusRule';

/** By whether they are modern. */
const fleets = new Map<boolean, FleetModel>();

describe('PostgreSQL exporters of k8s-01', () => {
  test.each([
    ['london', 'london.k8s-01.kontur.io.', 'postgres_exporter', 'postgres', 'monitoring'],
    ['milan', 'milan.k8s-01.kontur.io.', 'postgres_exporter', 'postgres', 'monitoring'],
    ['paris', 'paris.k8s-01.kontur.io.', 'postgres_exporter', 'postgres', 'monitoring'],
    ['dev-event-api-db', 'db-event-api-primary.dev-event-api.svc', 'event-api', 'event-api', 'dev-event-api'],
    ['prod-keycloak-db', 'db-keycloak-primary.prod-keycloak.svc', 'keycloak', 'keycloak-db', 'prod-keycloak'],
    ['test-layers-db', 'db-layers-primary.test-layers-db.svc', 'layers-db', 'layers-db', 'test-layers-db'],
  ])('%s reads %s', (name, host, user, database, namespace) => {
    expect(exporters().get(name)?.values).toMatchObject({
      serviceMonitor: { namespace },
      config: { datasource: { host, user, database, passwordSecret: { name: `${name}-postgres-exporter` } } },
    });
  });

  test('there is one for each server, and one for each application and stage', () => {
    const applications = ['event-api', 'insights-api', 'keycloak', 'layers', 'user-profile-api'];
    const operated = applications.flatMap((name) => ['dev', 'test', 'prod'].map((stage) => `${stage}-${name}-db`));
    expect([...exporters().keys()].sort()).toEqual(['london', 'milan', 'paris', ...operated].sort());
  });

  test('all lie in the namespace of their folder, whatever they read', () => {
    expect(new Set([...exporters().values()].map(({ namespace }) => namespace))).toEqual(new Set(['monitoring']));
  });
});

describe('metrics that are kept', () => {
  test('where samples are kept twice, the parts stay on nodes of their own and drop what they see twice', () => {
    const { vmstorage, vmselect, vminsert } = storeOf(K8S_01);
    expect([vmstorage, vmselect, vminsert].map((part) => Object.keys(part.affinity ?? {}))).toEqual([
      ['podAntiAffinity'],
      ['podAntiAffinity'],
      ['podAntiAffinity'],
    ]);
    expect([vmstorage.extraArgs, vmselect.extraArgs, vminsert.extraArgs]).toEqual([
      { 'dedup.minScrapeInterval': '5s' },
      { 'dedup.minScrapeInterval': '1ms' },
      undefined,
    ]);
  });

  test('where they are kept once, they may lie anywhere', () => {
    const { vmstorage, vmselect, vminsert } = storeOf(K8S_02);
    for (const part of [vmstorage, vmselect, vminsert]) {
      expect(Object.keys(part)).not.toContain('affinity');
      expect(Object.keys(part)).not.toContain('extraArgs');
    }
  });
});

describe('kube-prometheus', () => {
  test.each([
    [
      'k8s-01',
      K8S_01,
      [
        ...['_custom_rules', 'alertmanager', 'blackbox-exporter', 'grafana', 'kube-state-metrics'],
        ...['kubernetes-servicemonitors', 'node-exporter', 'prometheus', 'prometheus-adapter', 'victoriametrics'],
      ],
    ],
    [
      'k8s-02',
      K8S_02,
      [
        ...['blackbox-exporter', 'grafana', 'kube-state-metrics', 'kubernetes-servicemonitors', 'node-exporter'],
        ...['prometheus', 'synthetic-monitoring', 'victoriametrics'],
      ],
    ],
  ])('%s takes its parts', (_name, cluster, parts) => {
    const folder = 'apps/base/kube-prometheus/';
    const taken = vendoredOf(cluster).flatMap(({ resources }) => resources);
    const ours = taken.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    expect(ours.sort()).toEqual(parts);
  });

  test('a vendored Ingress gets the name of the cluster, and a certificate named after that', () => {
    expect(patchesOf(K8S_02, 'Ingress', 'grafana02-kontur-io-ng')).toEqual([
      [
        { op: 'replace', path: '/spec/rules/0/host', value: 'grafana.k8s-02.konturlabs.com' },
        { op: 'replace', path: '/spec/tls/0/hosts/0', value: 'grafana.k8s-02.konturlabs.com' },
        { op: 'replace', path: '/spec/tls/0/secretName', value: 'grafana-k8s-02-konturlabs-com-tls' },
      ],
    ]);
  });

  test('the vendored Prometheus gets the version and the name of the cluster, at its pods in the modern fleet only', () => {
    const labels = { 'app.kubernetes.io/version': '2.34.0' };
    const patch = {
      kind: 'Prometheus',
      metadata: { name: 'k8s', labels },
      spec: {
        version: '2.34.0',
        image: 'quay.io/prometheus/prometheus:v2.34.0',
        externalLabels: { cluster: 'k8s-02' },
      },
    };
    expect(patchesOf(K8S_02, 'Prometheus', 'k8s')).toEqual([patch]);
    expect(patchesOf(modernised(K8S_02), 'Prometheus', 'k8s')).toEqual([
      { ...patch, spec: { ...patch.spec, podMetadata: { labels } } },
    ]);
  });

  test('alerts of k8s-02 lead to the Grafana of k8s-01, in the modern fleet to their own', () => {
    expect(grafanasIn(patchesOf(K8S_02, RULES, 'grafana-rules'))).toEqual(['grafana02.kontur.io']);
    expect(grafanasIn(patchesOf(modernised(K8S_02), RULES, 'grafana-rules'))).toEqual([
      'grafana.k8s-02.konturlabs.com',
    ]);
    expect(grafanasIn(patchesOf(modernised(K8S_01), RULES, 'grafana-rules'))).toEqual(['grafana02.kontur.io']);
  });
});

describe('notifications', () => {
  const everyKind = ['GitRepository', 'Kustomization', 'HelmRepository', 'HelmChart', 'HelmRelease'];
  const sources = everyKind.map((kind) => ({ kind, name: '*' }));

  test.each([K8S_01, K8S_02])('that of $name says which cluster it is', (cluster) => {
    expect(alertOf(cluster)).toEqual({
      providerRef: { name: 'slack' },
      summary: `Kubernetes cluster: \`${cluster.name}\`. Region: \`eu-central\``,
      eventSeverity: 'info',
      eventSources: sources,
      exclusionList: ['^Dependencies.*'],
    });
  });

  test.each([
    [
      'k8s-01',
      K8S_01,
      ['default', 'kube-system', 'longhorn-system', 'minio-operator', 'monitoring', 'tracing', 'velero'],
    ],
    ['k8s-02', K8S_02, ['cert-manager', 'kube-system', 'metallb-system', 'monitoring', 'tigera-operator']],
  ])('in the modern fleet that of %s hears of releases in their namespaces too', (_name, cluster, namespaces) => {
    const { summary, eventMetadata, eventSources } = alertOf(modernised(cluster));
    const releases = namespaces.map((namespace) => ({ kind: 'HelmRelease', name: '*', namespace }));
    expect(eventSources).toEqual([...sources, ...releases]);
    expect(eventMetadata).toEqual({ summary: `Kubernetes cluster: \`${cluster.name}\`. Region: \`eu-central\`` });
    expect(summary).toBeUndefined();
  });
});

/** By what stands before `-postgres-exporter` in the name. */
function exporters() {
  const releases = Object.values(declaredBy(appsOf(K8S_01))).flatMap(({ metadata, spec }) => {
    const name = /^(.*)-postgres-exporter$/.exec(metadata.name)?.[1];
    const { values } = (spec ?? {}) as { values?: unknown };
    return name === undefined ? [] : [[name, { namespace: metadata.namespace, values }] as const];
  });
  return new Map(releases);
}

type Parts = Readonly<Record<'vmstorage' | 'vmselect' | 'vminsert', Readonly<Record<string, object | undefined>>>>;

function appsOf({ name, modern }: HarlemCluster): KustomizationModel {
  const fleet = fleets.get(modern) ?? k8sHarlemFleet({ modern }).toModel();
  fleets.set(modern, fleet);
  const cluster = fleet.clusters.find((each) => each.name === name);
  if (cluster === undefined) throw new Error(`no cluster "${name}"`);
  return kustomizationOf(cluster, 'apps');
}

function specOf(cluster: HarlemCluster, kind: string): unknown {
  const objects: readonly KubeObject[] = Object.values(declaredBy(appsOf(cluster)));
  return objects.find((object) => object.kind === kind)?.spec;
}

function storeOf(cluster: HarlemCluster): Parts {
  return specOf(cluster, 'VMCluster') as Parts;
}

function alertOf(cluster: HarlemCluster): Readonly<Record<string, unknown>> {
  return specOf(cluster, 'Alert') as Readonly<Record<string, unknown>>;
}

function vendoredOf(cluster: HarlemCluster): readonly VendoredModel[] {
  return appsOf(cluster).content?.vendored ?? [];
}

function patchesOf(cluster: HarlemCluster, kind: string, name: string): readonly unknown[] {
  const patches = vendoredOf(cluster).flatMap((files) => files.patches);
  return patches.filter(({ target }) => target?.kind === kind && target.name === name).map(({ patch }) => patch);
}

function grafanasIn(patches: readonly unknown[]): readonly string[] {
  const hosts = JSON.stringify(patches).matchAll(/https:\/\/(grafana[^/ ]*)/g);
  return [...new Set([...hosts].map(([, host]) => host as string))];
}
