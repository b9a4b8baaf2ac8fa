import { emitYaml, isClusterScoped, parseYaml } from '../../lib/manifest/index.js';
import { kustomizeBuild } from '../support/kustomize.js';
import { findKustomize } from '../support/tools.js';

const KINDS: [apiVersion: string, kind: string, clusterScoped: boolean][] = [
  ...(['ComponentStatus', 'Namespace', 'Node', 'NodeProxyOptions', 'PersistentVolume'] as const).map((kind) =>
    core(kind, true),
  ),
  ...(['ConfigMap', 'Secret', 'Service', 'ServiceAccount', 'Pod', 'PersistentVolumeClaim'] as const).map((kind) =>
    core(kind, false),
  ),
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', true],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', true],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', true],
  ['apiregistration.k8s.io/v1', 'APIService', true],
  ['apps/v1', 'Deployment', false],
  ['certificates.k8s.io/v1', 'CertificateSigningRequest', true],
  ['flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', true],
  ['flowcontrol.apiserver.k8s.io/v1beta1', 'PriorityLevelConfiguration', true],
  ['networking.k8s.io/v1', 'Ingress', false],
  ['networking.k8s.io/v1', 'IngressClass', true],
  ['node.k8s.io/v1', 'RuntimeClass', true],
  ['policy/v1', 'PodDisruptionBudget', false],
  ['policy/v1beta1', 'PodSecurityPolicy', true],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', true],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', true],
  ['rbac.authorization.k8s.io/v1', 'Role', false],
  ['scheduling.k8s.io/v1', 'PriorityClass', true],
  ['storage.k8s.io/v1', 'CSIDriver', true],
  ['storage.k8s.io/v1', 'CSINode', true],
  ['storage.k8s.io/v1', 'StorageClass', true],
  ['storage.k8s.io/v1', 'VolumeAttachment', true],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', false],
  ['cert-manager.io/v1', 'ClusterIssuer', false],
  ['example.org/v1', 'Namespace', false],
];

function core(kind: string, clusterScoped: boolean): [string, string, boolean] {
  return ['v1', kind, clusterScoped];
}

const groupOf = (apiVersion: string) => (apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '');

test.each(KINDS)('%s %s: %s', (apiVersion, kind, expected) => {
  expect(isClusterScoped(groupOf(apiVersion), kind)).toBe(expected);
});

const hasKustomize = findKustomize() !== undefined;
(hasKustomize ? test : test.skip)(
  `kustomize gives a namespace to the same kinds${hasKustomize ? '' : ' (skipped: kustomize is not installed)'}`,
  () => {
    const documents = KINDS.map(([apiVersion, kind], index) => ({
      data: { apiVersion, kind, metadata: { name: kind === 'Namespace' ? 'x' : `object-${index}` } },
    }));
    const { output, error } = kustomizeBuild({
      'kustomization.yaml': 'namespace: x\nresources:\n- all.yaml\n',
      'all.yaml': emitYaml(documents),
    });
    expect(error).toBe('');
    const built = parseYaml(output).documents as {
      apiVersion: string;
      kind: string;
      metadata: { namespace?: string };
    }[];
    const seen = built.map(
      ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.namespace === undefined}`,
    );
    expect(seen.sort()).toEqual(KINDS.map((row) => row.join(' ')).sort());
  },
);
