// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkMissingNamespaces } from '../../../lib/checks/rules/missing-namespace.js';
import type { JsonObject, KubeObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux, object, type KustomizationInput } from '../support.js';

const SETTINGS = object('ConfigMap settings');
const WIDGET = { ...object('Widget it'), apiVersion: 'example.org/v1' };
const PATCHES = [{ target: { kind: 'ConfigMap' }, patch: 'x' }];
const CONTROL = 'kustomize.toolkit.fluxcd.io';

/** What is found in one Kustomization, which the entry applies. */
const judged = (objects: readonly KubeObject[], spec: JsonObject = {}) =>
  judge(checkMissingNamespaces, { kustomizations: { apps: { spec, objects } } });

const finding = (name = 'ConfigMap "settings"', severity = 'error') =>
  `${severity} FLX527 ${name}: metadata.namespace is missing, and Kustomization "flux-system/apps" has no targetNamespace; write it, or give the Kustomization "objects.namespace" or targetNamespace`;

const marked = (place: 'labels' | 'annotations', control: string, value: string) =>
  object('ConfigMap settings', { metadata: { [place]: { [`${CONTROL}/${control}`]: value } } });

function widgetCrd(scope: 'Cluster' | 'Namespaced'): KubeObject {
  const names = { kind: 'Widget', plural: 'widgets' };
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }];
  const crd = object('CustomResourceDefinition widgets.example.org', {
    spec: { group: 'example.org', names, scope, versions },
  });
  return { ...crd, apiVersion: 'apiextensions.k8s.io/v1' };
}

describe('an object', () => {
  test.each<[KubeObject]>([
    [object('ConfigMap apps/settings')],
    [object('HelmRelease apps/web')],
    [object('ConfigMap ${place}/settings')],
  ])('has a namespace: %j', (each) => {
    expect(judged([each])).toEqual([]);
  });

  test.each<[KubeObject]>([
    [object('Namespace apps')],
    [object('ClusterRole reader')],
    [{ ...object('ValidatingAdmissionPolicy it'), apiVersion: 'admissionregistration.k8s.io/v1' }],
    [{ ...object('ServiceCIDR it'), apiVersion: 'networking.k8s.io/v1' }],
    [WIDGET],
  ])('is of a kind that needs none, or that may need none: %j', (each) => {
    expect(judged([each])).toEqual([]);
  });

  test('is of a kind that its CRD keeps out of namespaces', () => {
    expect(judged([widgetCrd('Cluster'), WIDGET])).toEqual([]);
  });

  test('gets a namespace by targetNamespace', () => {
    expect(judged([SETTINGS], { targetNamespace: 'apps' })).toEqual([]);
  });

  test.each<['labels' | 'annotations', string, string]>([
    ['annotations', 'reconcile', 'disabled'],
    ['labels', 'reconcile', 'Disabled'],
    ['annotations', 'ssa', 'Ignore'],
    ['labels', 'ssa', 'ignore'],
  ])('is not applied at all, by its %s: %s %s', (place, control, value) => {
    expect(judged([marked(place, control, value)])).toEqual([]);
  });
});

describe('an object without namespace', () => {
  test.each<[string, KubeObject]>([
    ['ConfigMap "settings"', SETTINGS],
    ['ConfigMap "settings"', object('ConfigMap settings', { metadata: { namespace: '' } })],
    ['Deployment "web"', object('Deployment web')],
    ['RoleBinding "all"', { ...object('RoleBinding all'), apiVersion: 'rbac.authorization.k8s.io/v1' }],
    ['GitRepository "apps"', flux('GitRepository apps')],
    ['HelmRelease "old"', { ...flux('HelmRelease old'), apiVersion: 'helm.toolkit.fluxcd.io/v2beta1' }],
  ])('is refused: %s', (name, each) => {
    expect(judged([each])).toEqual([finding(name)]);
  });

  test('is refused where its CRD puts its kind into namespaces', () => {
    expect(judged([widgetCrd('Namespaced'), WIDGET])).toEqual([finding('Widget "it"')]);
  });

  test.each([
    ['ssa', 'IfNotPresent'],
    ['prune', 'disabled'],
  ])('is refused though it is treated in another way: %s %s', (control, value) => {
    expect(judged([marked('annotations', control, value)])).toEqual([finding()]);
  });

  test('is refused though patches mean others', () => {
    expect(judged([SETTINGS], { patches: [{ target: { kind: 'Secret' }, patch: 'x' }] })).toEqual([finding()]);
  });

  test('is refused in the entry, which has no targetNamespace', () => {
    expect(judge(checkMissingNamespaces, { objects: [[SETTINGS, 'staging/settings']] })).toEqual([
      'error FLX527 ConfigMap "settings": metadata.namespace is missing, and Kustomization "flux-system/flux-system" has no targetNamespace; write it, or give the Cluster "objects.namespace"\n    at staging/settings',
    ]);
  });
});

describe('an object without namespace is not certain to be refused', () => {
  const UNKNOWN = [finding('ConfigMap "settings"', 'unknown')];

  test.each<[JsonObject]>([[{ patches: PATCHES }], [{ components: ['../namespace'] }]])(
    'where its Kustomization may change it: %j',
    (spec) => {
      expect(judged([SETTINGS], spec)).toEqual(UNKNOWN);
    },
  );

  test('where a variable decides whether it is applied', () => {
    expect(judged([marked('labels', 'reconcile', '${reconcile}')], { postBuild: {} })).toEqual(UNKNOWN);
  });

  test('where its Kustomization may get a targetNamespace by a patch', () => {
    const kustomizations: Record<string, KustomizationInput> = {
      infra: { spec: { patches: [{ target: { kind: 'Kustomization' }, patch: 'x' }] } },
      apps: { owner: 'flux-system/infra', objects: [SETTINGS] },
    };
    expect(judge(checkMissingNamespaces, { kustomizations })).toEqual(UNKNOWN);
  });
});
