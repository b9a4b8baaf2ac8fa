import type { ApiObjectProps } from 'cdk8s';

/** A kind of object to fill a fleet with; the number makes each different. */
export type MakeObject = (number: number) => ApiObjectProps;

/** Ten lines. */
export function smallConfigMap(number: number): ApiObjectProps {
  return {
    ...identity('v1', 'ConfigMap', number),
    data: { host: `host-${number}.example.org`, port: '8080', mode: 'fast' },
  };
}

/** A file of forty lines in one value. */
export function textConfigMap(number: number): ApiObjectProps {
  const lines = Array.from({ length: 40 }, (_, line) => `server.option-${line} = "value ${number} of line ${line}"`);
  return { ...identity('v1', 'ConfigMap', number), data: { 'server.conf': `${lines.join('\n')}\n` } };
}

/** Sixty lines, nested, with lists and numbers. */
export function deployment(number: number): ApiObjectProps {
  const labels = { 'app.kubernetes.io/name': `app-${number}` };
  return {
    ...identity('apps/v1', 'Deployment', number),
    spec: {
      replicas: 2 + (number % 3),
      revisionHistoryLimit: 3,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
      template: { metadata: { labels, annotations: { 'prometheus.io/scrape': 'true' } }, spec: podSpec(number) },
    },
  };
}

function podSpec(number: number): Record<string, unknown> {
  const probe = { periodSeconds: 10, timeoutSeconds: 2 };
  return {
    serviceAccountName: `app-${number}`,
    terminationGracePeriodSeconds: 30,
    containers: [
      {
        name: 'app',
        image: `registry.example.org/team/app-${number}:1.${number % 20}.0`,
        args: ['--listen=:8080', `--name=app-${number}`],
        ports: [
          { name: 'http', containerPort: 8080 },
          { name: 'metrics', containerPort: 9090 },
        ],
        env: [
          { name: 'LOG_LEVEL', value: 'info' },
          { name: 'TOKEN', valueFrom: { secretKeyRef: { name: `app-${number}`, key: 'token' } } },
        ],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        readinessProbe: { httpGet: { path: '/ready', port: 'http' }, ...probe },
        livenessProbe: { httpGet: { path: '/live', port: 'http' }, ...probe },
        securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
    volumes: [{ name: 'config', configMap: { name: `app-${number}` } }],
  };
}

function identity(apiVersion: string, kind: string, number: number): ApiObjectProps {
  const labels = { 'app.kubernetes.io/part-of': `shop-${number % 100}` };
  return { apiVersion, kind, metadata: { name: `app-${number}`, namespace: 'apps', labels } };
}
