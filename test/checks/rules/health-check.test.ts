import { checkHealthChecks } from '../../../lib/checks/rules/health-check.js';
import type { Json, JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { object } from '../support.js';

const judged = (check: Json, spec: JsonObject = {}, version = '2.10') =>
  judge(checkHealthChecks, {
    flux: version,
    kustomizations: { apps: { spec: { healthChecks: [check], ...spec } } },
  });

const finding = (text: string) =>
  `error FLX509 Kustomization "flux-system/apps": spec.healthChecks[0] ${text}\n    at flux-system/apps`;

describe('a health check', () => {
  test.each<[Json]>([
    [{ kind: 'Deployment', name: 'web', namespace: 'apps' }],
    [{ apiVersion: 'v1', kind: 'Service', name: 'web', namespace: 'apps' }],
    [{ apiVersion: 'v1', kind: 'Namespace', name: 'apps' }],
    [{ apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', name: 'ca' }],
    [{ apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', name: 'nginx' }],
    [{ name: 'web' }],
    ['web'],
  ])('is fine, or for the schema to judge: %j', (check) => {
    expect(judged(check)).toEqual([]);
  });

  test('is fine for an object that has no namespace either', () => {
    const spec = { healthChecks: [{ apiVersion: 'v1', kind: 'Service', name: 'web' }] };
    const apps = { spec, objects: [object('Service web')] };
    expect(judge(checkHealthChecks, { kustomizations: { apps } })).toEqual([]);
  });

  test('is not looked at beside wait', () => {
    expect(judged({ kind: 'Service', name: 'web' }, { wait: true })).toEqual([]);
  });

  test.each([
    ['Service', 'write "apiVersion: v1"'],
    ['Job', 'write "apiVersion: batch/v1"'],
    ['HelmRelease', 'write "apiVersion: helm.toolkit.fluxcd.io/v2"'],
    ['Certificate', 'write its "apiVersion"'],
  ])('of a %s needs an apiVersion', (kind, hint) => {
    expect(judged({ kind, name: 'web', namespace: 'apps' })).toEqual([
      finding(`${kind} "apps/web" has no apiVersion, which Flux reads as "apps/v1"; ${hint}`),
    ]);
  });

  test('of a Flux kind is told no version of a Flux that nobody knows', () => {
    expect(judged({ kind: 'HelmRelease', name: 'web', namespace: 'apps' }, {}, 'main')).toEqual([
      finding('HelmRelease "apps/web" has no apiVersion, which Flux reads as "apps/v1"; write its "apiVersion"'),
    ]);
  });

  test.each([
    ['', 'Deployment'],
    ['apps/v1', 'StatefulSet'],
    ['v1', 'Service'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  ])('of "%s" %s needs a namespace', (apiVersion, kind) => {
    expect(judged({ apiVersion, kind, name: 'web' })).toEqual([
      finding(`${kind} "web" has no namespace, and none is taken instead; write its "namespace"`),
    ]);
  });
});
