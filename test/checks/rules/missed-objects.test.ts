// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkMissedObjects } from '../../../lib/checks/rules/missed-objects.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type Declared, flux, type KustomizationInput } from '../support.js';

const ALL = { kind: 'HelmRelease', name: '*' };
const RELEASE = flux('HelmRelease apps/web');

function alert(...eventSources: readonly JsonObject[]): Declared {
  return flux('Alert flux-system/slack', { eventSources });
}

function judged(objects: readonly Declared[], kustomizations: Readonly<Record<string, KustomizationInput>> = {}) {
  return judge(checkMissedObjects, { objects, kustomizations });
}

const missed = (namespaces: string, path = 'spec.eventSources[0]') =>
  `warning FLX537 Alert "flux-system/slack": ${path} is for every HelmRelease in namespace "flux-system", where there is none; there are some in ${namespaces}: write an entry with that "namespace"`;

describe('an Alert for all objects of a kind', () => {
  test.each<[string, readonly Declared[]]>([
    ['has some', [alert(ALL), flux('HelmRelease flux-system/web'), RELEASE]],
    ['names their namespace', [alert({ ...ALL, namespace: 'apps' }), RELEASE]],
    ['is early, as long as there are none', [alert(ALL)]],
    ['is for one of them', [alert({ kind: 'HelmRelease', name: 'web' }), RELEASE]],
    ['finds what bootstrap made', [alert({ kind: 'Kustomization', name: '*' })]],
    ['finds what Flux makes', [alert({ ...ALL, kind: 'HelmChart' }), withChart('flux-system'), flux('HelmChart a/b')]],
    ['may find what lies in a variable namespace', [alert(ALL), flux('HelmRelease ${ns}/web'), RELEASE]],
    ['may find what templates make', [alert(ALL), flux('ResourceSet flux-system/teams'), RELEASE]],
  ])('is fine where it %s', (_, objects) => {
    expect(judged(objects)).toEqual([]);
  });

  test.each<[string, KustomizationInput]>([
    ['vendored files', { complete: false }],
    ['a source that is not at hand', { complete: false, content: undefined }],
    ['vendored files in its namespace', { complete: false, spec: { targetNamespace: 'flux-system' } }],
    ['vendored files in a variable namespace', { complete: false, spec: { targetNamespace: '${ns}' } }],
  ])('is not judged where %s may bring some', (_, apps) => {
    expect(judged([alert(ALL), RELEASE], { apps })).toEqual([]);
  });

  test('is not judged where a patch may change it, or where it goes to another cluster', () => {
    const patches = [{ target: { kind: 'Alert' }, patch: '[{ op: remove, path: /spec/summary }]' }];
    const kubeConfig = { secretRef: { name: 'east' } };
    expect(judged([RELEASE], { apps: { spec: { patches }, objects: [alert(ALL)] } })).toEqual([]);
    expect(judged([RELEASE], { apps: { spec: { kubeConfig }, objects: [alert(ALL)] } })).toEqual([]);
  });

  test('hears nothing where all of them are elsewhere', () => {
    expect(judged([alert(ALL), RELEASE])).toEqual([
      'warning FLX537 Alert "flux-system/slack": spec.eventSources[0] is for every HelmRelease in namespace "flux-system", where there is none; there are some in "apps": write an entry with that "namespace"',
    ]);
    const git = { kind: 'GitRepository', name: '*' };
    expect(judged([alert(git, ALL), RELEASE])).toEqual([missed('"apps"', 'spec.eventSources[1]')]);
  });

  test('is told where they are, in order and not without end', () => {
    const others = ['c', 'a', 'b', 'a'].map((namespace, at) => flux(`HelmRelease ${namespace}/web-${at}`));
    expect(judged([alert(ALL), ...others])).toEqual([missed('"a", "b" and "c"')]);
    const more = ['d', 'e'].map((namespace) => flux(`HelmRelease ${namespace}/web`));
    expect(judged([alert(ALL), ...others, ...more])).toEqual([missed('"a", "b", "c" and 2 more')]);
  });

  test('is told whatever vendored files bring to another namespace, or to another cluster', () => {
    const elsewhere = { complete: false, spec: { targetNamespace: 'team' } };
    const remote = { complete: false, spec: { kubeConfig: { secretRef: { name: 'east' } } } };
    expect(judged([alert(ALL), RELEASE], { elsewhere, remote })).toEqual([missed('"apps"')]);
  });
});

test('a Receiver reconciles nothing where all of them are elsewhere', () => {
  const resources = [{ ...ALL, apiVersion: 'helm.toolkit.fluxcd.io/v2', matchLabels: { team: 'a' } }];
  expect(judged([flux('Receiver flux-system/push', { resources }), RELEASE])).toEqual([
    'warning FLX537 Receiver "flux-system/push": spec.resources[0] is for every HelmRelease in namespace "flux-system", where there is none; there are some in "apps": write an entry with that "namespace"',
  ]);
});

function withChart(namespace: string): Declared {
  const sourceRef = { kind: 'HelmRepository', name: 'charts', namespace };
  return flux('HelmRelease apps/api', { chart: { spec: { chart: 'api', sourceRef } } });
}
