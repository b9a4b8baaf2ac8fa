import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Which objects, by their labels. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}

export interface PodMetricsEndpoint {
  /** Name of the port of the container. */
  readonly port: string;
  /** @default - Prometheus' own, /metrics */
  readonly path?: string;
  /** @default - Prometheus' own, http */
  readonly scheme?: 'http' | 'https';
  /** How often it is scraped. @default - as Prometheus is set up */
  readonly interval?: string;
}

export interface PodMonitorProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: {
    /** Namespaces in which the pods are looked for. */
    readonly namespaceSelector: { readonly matchNames: readonly string[] };
    readonly selector: LabelSelector;
    readonly podMetricsEndpoints: readonly PodMetricsEndpoint[];
  };
}

/** Pods that Prometheus scrapes. */
export class PodMonitor extends ApiObject {
  constructor(scope: Construct, id: string, { metadata, spec }: PodMonitorProps) {
    super(scope, id, { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata, spec });
  }
}

// Rules are type aliases, since those can be handed to a patch as JSON and interfaces cannot.

/** A series that Prometheus computes. */
export type RecordingRule = {
  readonly record: string;
  readonly expr: string;
};

/** A condition that somebody is told of. */
export type AlertRule = {
  readonly alert: string;
  readonly expr: string;
  /** How long it must have been so. */
  readonly for: string;
  readonly labels: { readonly severity: 'warning' | 'critical' };
  readonly annotations: {
    readonly summary?: string;
    readonly message?: string;
    readonly description?: string;
    readonly runbook_url?: string;
  };
};

export type RuleGroup = {
  readonly name: string;
  readonly rules: readonly (RecordingRule | AlertRule)[];
};

export interface PrometheusRuleProps {
  readonly metadata?: ApiObjectMetadata;
  readonly groups: readonly RuleGroup[];
}

/** Rules of Prometheus. */
export class PrometheusRule extends ApiObject {
  /** The labels by which the Prometheus of this fleet finds its rules. */
  static readonly LABELS = { prometheus: 'k8s', role: 'alert-rules' };

  constructor(scope: Construct, id: string, { metadata, groups }: PrometheusRuleProps) {
    const labels = { ...PrometheusRule.LABELS, ...metadata?.labels };
    super(scope, id, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { ...metadata, labels },
      spec: { groups },
    });
  }
}
