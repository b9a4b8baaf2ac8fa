import type { ObjectId } from '../../lib/manifest/index.js';

import { applyStage, compareApplyOrder, type FluxMinor, isAppliedBefore } from '../../lib/api/index.js';

const CRD = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' };
const NAMESPACE = { group: '', kind: 'Namespace' };
const CLUSTER_ROLE = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
const CLUSTER_ROLE_BINDING = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' };
const STORAGE_CLASS = { group: 'storage.k8s.io', kind: 'StorageClass' };
const NODE_CLASS = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass' };
const DEPLOYMENT = { group: 'apps', kind: 'Deployment' };

test.each([
  [CRD, '0.29', 1],
  [NAMESPACE, '0.29', 1],
  [CLUSTER_ROLE, '2.6', 3],
  [CLUSTER_ROLE, '2.7', 1],
  [CLUSTER_ROLE_BINDING, '2.10', 3],
  [STORAGE_CLASS, '0.33', 3],
  [STORAGE_CLASS, '0.34', 2],
  [NODE_CLASS, '2.10', 2],
  [DEPLOYMENT, '2.10', 3],
  [{ group: 'example.org', kind: 'Namespace' }, '2.10', 3],
  [{ group: 'example.org', kind: 'ClusterRole' }, '2.10', 3],
] as const)('%j is applied by Flux %s in stage %d', (id, flux, stage) => {
  expect(applyStage(id, flux)).toBe(stage);
});

test('an earlier stage is waited for; within a stage nothing is', () => {
  expect(isAppliedBefore(CRD, DEPLOYMENT, '2.10')).toBe(true);
  expect(isAppliedBefore(NAMESPACE, STORAGE_CLASS, '2.10')).toBe(true);
  expect(isAppliedBefore(STORAGE_CLASS, DEPLOYMENT, '2.10')).toBe(true);
  expect(isAppliedBefore(CRD, NAMESPACE, '2.10')).toBe(false);
  expect(isAppliedBefore(DEPLOYMENT, CRD, '2.10')).toBe(false);
  expect(isAppliedBefore({ group: '', kind: 'ConfigMap' }, DEPLOYMENT, '2.10')).toBe(false);
  expect(isAppliedBefore(CLUSTER_ROLE, CLUSTER_ROLE_BINDING, '2.6')).toBe(false);
  expect(isAppliedBefore(CLUSTER_ROLE, CLUSTER_ROLE_BINDING, '2.7')).toBe(true);
});

test('objects are listed by stage, then by kind, then by group, namespace and name', () => {
  expectOrder([
    'apiextensions.k8s.io/CustomResourceDefinition//a',
    '/Namespace//apps',
    '/Namespace//zoo',
    'rbac.authorization.k8s.io/ClusterRole//a',
    'karpenter.k8s.aws/EC2NodeClass//default',
    'rbac.authorization.k8s.io/ClusterRoleBinding//a',
    '/ServiceAccount/apps/a',
    'rbac.authorization.k8s.io/Role/apps/a',
    '/ConfigMap/apps/b',
    '/ConfigMap/zoo/a',
    '/Service/apps/a',
    'apps/Deployment/apps/a',
    'apps/StatefulSet/apps/a',
    'batch/CronJob/apps/a',
    'apps/DaemonSet/apps/a',
    'batch/Job/apps/a',
    'networking.k8s.io/Ingress/apps/a',
    'admissionregistration.k8s.io/MutatingWebhookConfiguration//a',
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration//a',
  ]);
});

test('Flux objects are listed as flux tree prints them', () => {
  expectOrder([
    'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/cert-manager-cluster-issuers',
    'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/cert-manager-controller',
    'kustomize.toolkit.fluxcd.io/Kustomization/flux-system/prometheus-operator-crds',
    'source.toolkit.fluxcd.io/GitRepository/flux-system/flux-system',
  ]);
  expectOrder([
    'helm.toolkit.fluxcd.io/HelmRelease/cert-manager/cert-manager',
    'source.toolkit.fluxcd.io/HelmRepository/cert-manager/cert-manager',
  ]);
});

test('classes that Flux lists by kind come before all other classes', () => {
  expectOrder(['storage.k8s.io/StorageClass//a', 'networking.k8s.io/IngressClass//a', 'a.example.org/ThingClass//a']);
});

test('before 2.7 a ClusterRole is listed behind Roles', () => {
  const ids = ['rbac.authorization.k8s.io/Role/apps/a', 'rbac.authorization.k8s.io/ClusterRole//a'];
  expectOrder(ids, '2.6');
  expectOrder([...ids].reverse(), '2.7');
});

test('text is compared by code unit, not by locale', () => {
  expectOrder(['/Secret/apps/B', '/Secret/apps/a', '/Secret/apps/a-b', '/Secret/apps/a.b', '/Secret/apps/a1']);
});

function expectOrder(expected: readonly string[], flux?: FluxMinor): void {
  const sorted = [...expected].reverse().sort((a, b) => compareApplyOrder(parse(a), parse(b), flux));
  expect(sorted).toEqual(expected);
}

function parse(text: string): ObjectId {
  const [group = '', kind = '', namespace = '', name = ''] = text.split('/');
  return { group, kind, namespace, name };
}
