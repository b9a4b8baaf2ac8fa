import { isNamespaced } from '../../lib/checks/is-namespaced.js';

test.each([
  ['', 'ConfigMap'],
  ['apps', 'Deployment'],
  ['batch', 'Job'],
  ['networking.k8s.io', 'Ingress'],
  ['rbac.authorization.k8s.io', 'RoleBinding'],
  ['helm.toolkit.fluxcd.io', 'HelmRelease'],
])('"%s" %s is certain to be namespaced', (group, kind) => {
  expect(isNamespaced(group, kind)).toBe(true);
});

test.each([
  ['', 'Namespace'],
  ['rbac.authorization.k8s.io', 'ClusterRole'],
  ['networking.k8s.io', 'ServiceCIDR'],
  ['cert-manager.io', 'Certificate'],
])('"%s" %s is not', (group, kind) => {
  expect(isNamespaced(group, kind)).toBe(false);
});
