import { checkTenantReferences } from '../../../lib/checks/rules/tenant-reference.js';
import type { JsonObject, KubeObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux, object } from '../support.js';

const labels = { 'toolkit.fluxcd.io/tenant': 'red' };
const account = object('ServiceAccount team-a/flux', { metadata: { labels } });
const outside = { kind: 'GitRepository', name: 'apps', namespace: 'flux-system' };

const judged = (objects: readonly KubeObject[], spec: JsonObject = {}) =>
  judge(checkTenantReferences, { kustomizations: { tenants: { spec, objects: [account, ...objects] } } });

const refused = (subject: string, path: string, target: string, one: string) =>
  `warning FLX130 ${subject}: ${path} is ${target}, not in the namespace of tenant "red"; Flux refuses it where references across namespaces are blocked; give the tenant ${one} of its own`;

describe('a reference of a tenant', () => {
  test.each<[string, KubeObject]>([
    ['its own namespace', flux('Kustomization team-a/apps', { sourceRef: { ...outside, namespace: 'team-a' } })],
    ['its own namespace, unsaid', flux('Kustomization team-a/apps', { sourceRef: { kind: 'Bucket', name: 'x' } })],
    ['a dependency anywhere', flux('Kustomization team-a/apps', { dependsOn: [{ name: 'x', namespace: 'infra' }] })],
    ['what nobody restricts', flux('Kustomization infra/apps', { sourceRef: outside })],
  ])('may name %s', (_, each) => {
    expect(judged([each])).toEqual([]);
  });

  test('may name anything where the ServiceAccount is no tenant’s', () => {
    const objects = [object('ServiceAccount team-a/flux'), flux('Kustomization team-a/apps', { sourceRef: outside })];
    expect(judge(checkTenantReferences, { objects })).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['patched', { patches: [{ target: { kind: 'Kustomization' }, patch: 'x' }] }],
    ['for another cluster', { kubeConfig: { secretRef: { name: 'other' } } }],
  ])('is not judged where it is %s', (_, spec) => {
    expect(judged([flux('Kustomization team-a/apps', { sourceRef: outside })], spec)).toEqual([]);
  });

  test('is not judged where its namespace is a variable', () => {
    const sourceRef = { ...outside, namespace: `\${NAMESPACE}` };
    const postBuild = { substitute: { NAMESPACE: 'team-a' } };
    expect(judged([flux('Kustomization team-a/apps', { sourceRef })], { postBuild })).toEqual([]);
  });

  test.each<[string, KubeObject, string]>([
    [
      'the source of a Kustomization',
      flux('Kustomization team-a/apps', { sourceRef: outside }),
      refused('Kustomization "team-a/apps"', 'spec.sourceRef', 'GitRepository "flux-system/apps"', 'a GitRepository'),
    ],
    [
      'the chart of a HelmRelease',
      flux('HelmRelease team-a/web', { chartRef: { ...outside, kind: 'OCIRepository' } }),
      refused('HelmRelease "team-a/web"', 'spec.chartRef', 'OCIRepository "flux-system/apps"', 'an OCIRepository'),
    ],
    [
      'the ImageRepository of an ImagePolicy',
      flux('ImagePolicy team-a/web', { imageRepositoryRef: { name: 'web', namespace: 'images' } }),
      refused(
        'ImagePolicy "team-a/web"',
        'spec.imageRepositoryRef',
        'ImageRepository "images/web"',
        'an ImageRepository',
      ),
    ],
    [
      'what an Alert listens to',
      flux('Alert team-a/all', { eventSources: [{ kind: 'Kustomization', name: '*', namespace: 'infra' }] }),
      refused('Alert "team-a/all"', 'spec.eventSources[0]', 'Kustomization "infra/*"', 'a Kustomization'),
    ],
  ])('is refused across namespaces: %s', (_, each, message) => {
    expect(judged([each])).toEqual([message]);
  });
});
