import { checkDeadFields } from '../../../lib/checks/rules/dead-field.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type Declared, flux } from '../support.js';

const judged = (kind: string, spec: JsonObject, version = '2.10', beside: readonly Declared[] = []) =>
  judge(checkDeadFields, { flux: version, objects: [flux(`${kind} apps/web`, spec), ...beside] });

const chart = (kind: string, more: JsonObject) => ({
  chart: { spec: { chart: 'web', sourceRef: { kind, name: 'charts' }, ...more } },
});
const exprs = [{ apiVersion: 'example.org/v1', kind: 'App', current: 'true' }];
const check = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'apps' };

describe('a field has an effect', () => {
  test.each<[string, JsonObject]>([
    ['Kustomization', { healthChecks: [check], healthCheckExprs: exprs, timeout: '30s' }],
    ['Kustomization', { wait: true, healthChecks: [], healthCheckExprs: exprs, timeout: '1m' }],
    ['Kustomization', { timeout: 'soon' }],
    ['Kustomization', { healthChecks: ['x', { ...check, kind: 'Kustomization' }] }],
    ['Kustomization', { components: ['../x'], ignoreMissingComponents: true }],
    ['Kustomization', { ignoreMissingComponents: false }],
    ['HelmRelease', { targetNamespace: 'web', install: { createNamespace: true } }],
    ['HelmRelease', { install: { createNamespace: false } }],
    ['HelmRelease', chart('HelmRepository', { version: '1.x', verify: { provider: 'cosign' } })],
    ['HelmRelease', chart('GitRepository', { version: '*', reconcileStrategy: 'Revision' })],
    ['HelmRelease', { healthCheckExprs: exprs, install: { disableWait: true } }],
    ['HelmRelease', { healthCheckExprs: exprs, waitStrategy: { name: 'poller' } }],
    ['HelmRelease', { install: { remediation: { retries: 3 }, strategy: { name: 'RemediateOnFailure' } } }],
    ['HelmRelease', { upgrade: { strategy: { name: 'RetryOnFailure' } } }],
    ['HelmRelease', { driftDetection: { mode: 'warn', ignore: [{ paths: ['/spec'] }] } }],
    ['HelmRelease', { valuesFrom: [{ kind: 'Secret', name: 'x', targetPath: 'a', literal: true }] }],
    ['HelmRepository', { url: 'https://x', interval: '1h', timeout: '1m', provider: 'generic' }],
    ['HelmRepository', { url: 'oci://x', type: 'oci', interval: '1h', provider: 'aws', insecure: true }],
    ['HelmRepository', { url: 'oci://x', provider: 'aws' }],
    ['OCIRepository', { ignore: '*.md', layerSelector: { operation: 'extract' } }],
    ['OCIRepository', { ref: { semver: '1.x', semverFilter: '.*' } }],
    ['Provider', { type: 'slack', channel: 'alerts', username: 'flux', address: 'https://x', timeout: '1m' }],
    ['Provider', { type: 'github', address: 'https://x', secretRef: { name: 'x' }, commitStatusExpr: '"x"' }],
    ['Provider', { type: 'pigeon', channel: 'alerts' }],
    ['Provider', { channel: 'alerts' }],
    ['HelmChart', { chart: 'web', sourceRef: { kind: 'HelmRepository', name: 'charts' }, version: '1.x' }],
    ['HelmChart', { chart: 'web', sourceRef: { kind: 'GitRepository', name: 'charts' }, version: '*' }],
    ['HelmChart', { chart: 'web', version: '1.x' }],
    ['Kustomization', { sourceRef: { apiVersion: 'source.toolkit.fluxcd.io/v1beta1', kind: 'Bucket', name: 'x' } }],
    ['Kustomization', { sourceRef: { apiVersion: 'example.org/v1', kind: 'Cake', name: 'x' } }],
  ])('in %s %j', (kind, spec) => {
    expect(judged(kind, spec)).toEqual([]);
  });

  test('in an older Flux', () => {
    expect(judged('HelmRepository', { url: 'oci://x', type: 'oci', timeout: '1m' }, '2.2')).toEqual([]);
  });

  test('as far as is known of an older Flux', () => {
    expect(judged('Provider', { type: 'msteams', channel: 'alerts' }, '2.8')).toEqual([]);
  });
});

describe('a field has none', () => {
  test.each<[string, JsonObject, string]>([
    [
      'Kustomization',
      { wait: true, healthChecks: [check] },
      'spec.healthChecks has no effect beside "wait: true", which checks everything that is applied; leave one of them out',
    ],
    [
      'Kustomization',
      { healthChecks: [check, { ...check, apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' }] },
      'spec.healthChecks[1] has no effect on the Kustomization itself; leave it out',
    ],
    [
      'Kustomization',
      { healthCheckExprs: exprs },
      'spec.healthCheckExprs has no effect without "wait: true" or "healthChecks"; write one of them',
    ],
    [
      'Kustomization',
      { timeout: '29s' },
      'spec.timeout has no effect below 30s, which Flux takes instead; write "30s" or more',
    ],
    [
      'Kustomization',
      { ignoreMissingComponents: true },
      'spec.ignoreMissingComponents has no effect without "components"; leave it out',
    ],
    [
      'HelmRelease',
      { install: { createNamespace: true } },
      'spec.install.createNamespace has no effect without "targetNamespace"; leave it out',
    ],
    [
      'HelmRelease',
      chart('GitRepository', { version: '1.x' }),
      'spec.chart.spec.version has no effect for a chart from a GitRepository, which has the version of its Chart.yaml; leave it out',
    ],
    [
      'HelmRelease',
      chart('Bucket', { version: '1.x' }),
      'spec.chart.spec.version has no effect for a chart from a Bucket, which has the version of its Chart.yaml; leave it out',
    ],
    [
      'HelmRelease',
      chart('HelmRepository', { reconcileStrategy: 'Revision' }),
      'spec.chart.spec.reconcileStrategy has no effect for a chart from a HelmRepository; leave it out',
    ],
    [
      'HelmRelease',
      { healthCheckExprs: exprs, waitStrategy: { name: 'legacy' } },
      'spec.healthCheckExprs has no effect with the wait strategy "legacy"; leave it out',
    ],
    [
      'HelmRelease',
      { healthCheckExprs: exprs, install: { disableWait: true }, upgrade: { disableWait: true } },
      'spec.healthCheckExprs has no effect while install and upgrade have "disableWait: true"; leave it out',
    ],
    [
      'HelmRelease',
      { upgrade: { strategy: { name: 'RetryOnFailure' }, remediation: { retries: 3 } } },
      'spec.upgrade.remediation has no effect beside the strategy "RetryOnFailure", which tries again without remediation; leave it out',
    ],
    [
      'HelmRelease',
      { driftDetection: { ignore: [{ paths: ['/spec'] }] } },
      'spec.driftDetection.ignore has no effect while "mode" is "disabled", as it is by default; write "mode: enabled" or "mode: warn"',
    ],
    [
      'HelmRelease',
      {
        valuesFrom: [
          { kind: 'Secret', name: 'x' },
          { kind: 'Secret', name: 'y', literal: true },
        ],
      },
      'spec.valuesFrom[1].literal has no effect without "targetPath"; leave it out',
    ],
    [
      'HelmRepository',
      { url: 'oci://x', type: 'oci', timeout: '1m' },
      'spec.timeout has no effect with type "oci"; leave it out',
    ],
    [
      'HelmRepository',
      { url: 'https://x', provider: 'aws' },
      'spec.provider has no effect without "type: oci"; leave it out',
    ],
    [
      'HelmRepository',
      { url: 'https://x', type: 'default', insecure: true },
      'spec.insecure has no effect without "type: oci"; leave it out',
    ],
    [
      'OCIRepository',
      { ignore: '*.md', layerSelector: { operation: 'copy' } },
      'spec.ignore has no effect on a layer that is copied as it is; leave it out',
    ],
    [
      'OCIRepository',
      { ref: { tag: '1.0', semverFilter: '.*' } },
      'spec.ref.semverFilter has no effect without "semver"; leave it out',
    ],
    [
      'HelmChart',
      { chart: 'web', sourceRef: { kind: 'Bucket', name: 'charts' }, version: '1.x' },
      'spec.version has no effect for a chart from a Bucket, which has the version of its Chart.yaml; leave it out',
    ],
    [
      'HelmChart',
      { chart: 'web', sourceRef: { kind: 'HelmRepository', name: 'charts' }, reconcileStrategy: 'Revision' },
      'spec.reconcileStrategy has no effect for a chart from a HelmRepository; leave it out',
    ],
    ...(['Kustomization', 'HelmChart', 'ImageUpdateAutomation'] as const).map((kind): [string, JsonObject, string] => [
      kind,
      { sourceRef: { apiVersion: 'example.org/v1', kind: 'GitRepository', name: 'x' } },
      'spec.sourceRef.apiVersion has no effect beside kind "GitRepository", which is that of "source.toolkit.fluxcd.io"; leave it out',
    ]),
    [
      'HelmRelease',
      chart('HelmRepository', { sourceRef: { apiVersion: 'v1', kind: 'HelmRepository', name: 'x' } }),
      'spec.chart.spec.sourceRef.apiVersion has no effect beside kind "HelmRepository", which is that of "source.toolkit.fluxcd.io"; leave it out',
    ],
    [
      'Provider',
      { type: 'msteams', channel: 'alerts' },
      'spec.channel has no effect with type "msteams"; leave it out',
    ],
    [
      'Provider',
      { type: 'lark', proxySecretRef: { name: 'x' } },
      'spec.proxySecretRef has no effect with type "lark"; leave it out',
    ],
  ])('in %s %j', (kind, spec, message) => {
    expect(judged(kind, spec)).toEqual([`warning FLX503 ${kind} "apps/web": ${message}`]);
  });
});

describe('the signature of a chart', () => {
  const release = chart('HelmRepository', { verify: { provider: 'cosign' } });

  test.each<[string, Declared[]]>([
    ['may be verified in a repository that nobody knows', []],
    ['is verified in a registry', [flux('HelmRepository apps/charts', { type: 'oci', url: 'oci://x' })]],
    ['is not that of a repository elsewhere', [flux('HelmRepository infra/charts', { url: 'https://x' })]],
  ])('%s', (_, beside) => {
    expect(judged('HelmRelease', release, '2.10', beside)).toEqual([]);
  });

  test.each<JsonObject>([{}, { type: 'default' }])('is not verified in a repository with an index: %j', (more) => {
    const beside = [flux('HelmRepository apps/charts', { url: 'https://x', ...more })];
    const why = 'has no effect for a HelmRepository that is not of type "oci": nothing is verified; leave it out';
    expect(judged('HelmRelease', release, '2.10', beside)).toEqual([
      `warning FLX503 HelmRelease "apps/web": spec.chart.spec.verify ${why}`,
    ]);
    expect(judged('HelmChart', release.chart.spec, '2.10', beside)).toEqual([
      `warning FLX503 HelmChart "apps/web": spec.verify ${why}`,
    ]);
  });
});
