import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

export interface ProtoPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  /** Network in CIDR notation; empty for all. */
  readonly net: string;
}

export interface FelixConfigurationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: {
    readonly bpfLogLevel?: '' | 'Off' | 'Info' | 'Debug';
    /** What stays reachable on each node whatever the policies say. */
    readonly failsafeInboundHostPorts: readonly ProtoPort[];
    /** What each node may reach whatever the policies say. */
    readonly failsafeOutboundHostPorts: readonly ProtoPort[];
    readonly ipipEnabled?: boolean;
    readonly logSeverityScreen?: 'Debug' | 'Info' | 'Warning' | 'Error' | 'Fatal';
    readonly reportingInterval?: string;
  };
}

/** Settings of Calico's agent on the nodes. */
export class FelixConfiguration extends ApiObject {
  constructor(scope: Construct, id: string, { metadata, spec }: FelixConfigurationProps) {
    super(scope, id, { apiVersion: 'crd.projectcalico.org/v1', kind: 'FelixConfiguration', metadata, spec });
  }
}
