import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ComputeAmounts {
  readonly cpu: string;
  readonly memory: string;
}

/** What the parts of a VMCluster have in common. */
export interface VMComponent {
  readonly replicaCount: number;
  /** Flags of the program. @default - none */
  readonly extraArgs?: Readonly<Record<string, string>>;
  readonly podMetadata?: { readonly labels: Readonly<Record<string, string>> };
  readonly affinity?: {
    readonly podAntiAffinity: {
      readonly requiredDuringSchedulingIgnoredDuringExecution: readonly {
        readonly labelSelector: {
          readonly matchExpressions: readonly {
            readonly key: string;
            readonly operator: 'In';
            readonly values: readonly string[];
          }[];
        };
        readonly topologyKey: string;
      }[];
    };
  };
  readonly resources: { readonly requests: ComputeAmounts; readonly limits: ComputeAmounts };
}

export interface VMVolume {
  readonly volumeClaimTemplate: {
    readonly spec: {
      readonly storageClassName: string;
      readonly resources: { readonly requests: { readonly storage: string } };
    };
  };
}

export interface VMClusterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: {
    /** Months that data is kept. */
    readonly retentionPeriod: string;
    /** Copies of each sample. */
    readonly replicationFactor: number;
    readonly vmstorage: VMComponent & { readonly storageDataPath: string; readonly storage: VMVolume };
    readonly vmselect: VMComponent & { readonly cacheMountPath: string; readonly storage: VMVolume };
    readonly vminsert: VMComponent;
  };
}

/** A cluster of VictoriaMetrics: stores, readers and writers. */
export class VMCluster extends ApiObject {
  constructor(scope: Construct, id: string, { metadata, spec }: VMClusterProps) {
    super(scope, id, { apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMCluster', metadata, spec });
  }
}
