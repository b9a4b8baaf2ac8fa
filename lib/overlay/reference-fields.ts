import { groupOf, type KubeObject } from '../manifest/index.js';

import { versionOf } from './tracked-object.js';

export interface ReferenceField {
  readonly kind: string;
  /** @default - every group */
  readonly group?: string;
  /** Where maps with `name` and `namespace` are. */
  readonly path: string;
  /** Kind of what is named, of any group, version v1. */
  readonly to: string;
}

/**
 * The fields of kustomize's api/internal/konfig/builtinpluginconsts/namereference.go that lead to a map with a
 * namespace in it. All others hold just a name, and `namespace` changes no name that they could hold.
 */
const FIELDS: readonly ReferenceField[] = [
  { kind: 'RoleBinding', group: 'rbac.authorization.k8s.io', path: 'subjects', to: 'ServiceAccount' },
  { kind: 'ClusterRoleBinding', group: 'rbac.authorization.k8s.io', path: 'subjects', to: 'ServiceAccount' },
  {
    kind: 'ValidatingWebhookConfiguration',
    group: 'admissionregistration.k8s.io',
    path: 'webhooks/clientConfig/service',
    to: 'Service',
  },
  {
    kind: 'MutatingWebhookConfiguration',
    group: 'admissionregistration.k8s.io',
    path: 'webhooks/clientConfig/service',
    to: 'Service',
  },
  { kind: 'Node', path: 'spec/configSource/configMap', to: 'ConfigMap' },
];

/** Those that an object may have. */
export function referenceFieldsOf({ kind, apiVersion }: KubeObject): readonly ReferenceField[] {
  return FIELDS.filter(
    (field) => kind === field.kind && (field.group === undefined || field.group === groupOf(apiVersion)),
  );
}

/** Whether any of them may lead to an object. */
export function isReferenceTarget(object: KubeObject): boolean {
  return versionOf(object) === 'v1' && FIELDS.some(({ to }) => to === object.kind);
}
