import type { FluxMinor } from './flux-minors.js';
import type { MinorRange } from './minor-range.js';

/** Objects that kustomize-controller applies, and waits for, before it starts with those of the next stage. */
export interface StageMember extends MinorRange {
  readonly stage: number;
  /** Undefined stands for any group. */
  readonly group?: string;
  readonly kind: RegExp;
}

/** Stage of all objects that no row of APPLY_STAGES names. Nothing is applied after it. */
export const LAST_STAGE = 3;

/**
 * Sources: `ApplyAllStaged` and `utils/is.go` of github.com/fluxcd/pkg/ssa v0.48.0, v0.61.0 and v0.78.0;
 * kustomize-controller's changelog: classes got their stage in 0.28.0 (Flux 0.34), staging moved into pkg/ssa in 1.7.0
 * (Flux 2.7). Kinds of the flag `--custom-apply-stage-kinds` are not known here.
 */
export const APPLY_STAGES: readonly StageMember[] = [
  { stage: 1, group: 'apiextensions.k8s.io', kind: /^CustomResourceDefinition$/ },
  { stage: 1, group: '', kind: /^Namespace$/ },
  { stage: 1, group: 'rbac.authorization.k8s.io', kind: /^ClusterRole$/, since: '2.7' },
  { stage: 2, kind: /Class$/, since: '0.34' },
];

/** The order within a stage: kinds that come first, kinds that come last, all others by group and kind between them. */
export interface KindOrder {
  readonly since: FluxMinor;
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const CLASSES = [
  'ClusterClass',
  'RuntimeClass',
  'PriorityClass',
  'StorageClass',
  'VolumeSnapshotClass',
  'IngressClass',
  'GatewayClass',
];
const WORKLOADS = [
  'ConfigMap',
  'Secret',
  'Service',
  'LimitRange',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
];
const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** `ReconcileOrder` in `sort.go` of github.com/fluxcd/pkg/ssa v0.78.0, and before Flux 2.7 that of v0.48.0; newest first. */
export const KIND_ORDERS: readonly KindOrder[] = [
  {
    since: '2.7',
    first: [
      'CustomResourceDefinition',
      'Namespace',
      'ClusterRole',
      ...CLASSES,
      'ClusterRoleBinding',
      'ResourceQuota',
      'ServiceAccount',
      'Role',
      'RoleBinding',
      ...WORKLOADS,
    ],
    last: WEBHOOKS,
  },
  {
    since: '0.29',
    first: [
      'CustomResourceDefinition',
      'Namespace',
      ...CLASSES,
      'ResourceQuota',
      'ServiceAccount',
      'Role',
      'ClusterRole',
      'RoleBinding',
      'ClusterRoleBinding',
      ...WORKLOADS,
    ],
    last: WEBHOOKS,
  },
];
