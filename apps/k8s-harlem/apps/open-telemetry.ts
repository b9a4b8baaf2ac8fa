import { HelmRelease, type Kustomization } from 'cdk8s-fluxcd';

import { chart } from '../support/chart.js';

import { appFolder } from './app-folder.js';

const API_KEY = 'ELASTIC_CLOUD_API_KEY';

/** A collector on every node takes traces and hands them to Elastic. */
export function openTelemetry(apps: Kustomization): void {
  const folder = appFolder(apps, 'open-telemetry');
  new HelmRelease(folder, 'release', {
    name: 'open-telemetry',
    namespace: 'tracing',
    suspend: false,
    interval: '10m',
    chart: chart({
      from: 'open-telemetry',
      chart: 'opentelemetry-collector',
      version: '0.30.0',
      reconcileStrategy: 'ChartVersion',
      interval: '1h',
    }),
    upgrade: { remediation: { remediateLastFailure: true } },
    values: {
      mode: 'daemonset',
      extraEnvs: [
        { name: API_KEY, valueFrom: { secretKeyRef: { name: 'open-telemetry-elastic-apikey', key: 'apiKey' } } },
      ],
      config: collector(),
      ports: ports(),
      podMonitor: { enabled: true, metricsEndpoints: [{ port: 'metrics', interval: '30s' }], extraLabels: {} },
      prometheusRule: { enabled: false, groups: [], defaultRules: { enabled: false }, extraLabels: {} },
    },
    file: 'release.yaml',
  });
}

/** Traces only: null takes away what the chart would set up. */
function collector(): Record<string, unknown> {
  return {
    exporters: {
      'otlp/elastic': {
        endpoint: 'kontur-elastic-deployment.apm.eastus2.azure.elastic-cloud.com:443',
        headers: { Authorization: `ApiKey \${${API_KEY}}` },
      },
    },
    receivers: {
      jaeger: null,
      otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } },
      prometheus: null,
      zipkin: null,
    },
    service: {
      telemetry: { logs: { level: 'error' } },
      pipelines: {
        logs: null,
        metrics: null,
        traces: { exporters: ['otlp/elastic'], processors: ['memory_limiter', 'batch'], receivers: ['otlp'] },
      },
    },
  };
}

function ports(): Record<string, unknown> {
  const unused = ['otlp-http', 'jaeger-compact', 'jaeger-thrift', 'jaeger-grpc', 'zipkin'];
  return {
    otlp: { enabled: true, containerPort: 4317, servicePort: 4317, hostPort: 4317, protocol: 'TCP' },
    ...Object.fromEntries(unused.map((name) => [name, { enabled: false }])),
    metrics: { enabled: true, containerPort: 8888, servicePort: 8888, protocol: 'TCP' },
  };
}
