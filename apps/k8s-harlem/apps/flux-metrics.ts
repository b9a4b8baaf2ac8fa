import { type Kustomization, setFile } from 'cdk8s-fluxcd';

import { PodMonitor } from '../support/monitoring.coreos.com.js';

const CONTROLLERS = ['helm', 'source', 'kustomize', 'notification', 'image-automation', 'image-reflector'];

/** Prometheus scrapes Flux's controllers. */
export function fluxMetrics(apps: Kustomization): void {
  const part = (component: string) => `app.kubernetes.io/${component}`;
  const monitor = new PodMonitor(apps, 'flux-system', {
    metadata: { namespace: 'flux-system', labels: { [part('part-of')]: 'flux', [part('component')]: 'monitoring' } },
    spec: {
      namespaceSelector: { matchNames: ['flux-system'] },
      selector: {
        matchExpressions: [{ key: 'app', operator: 'In', values: CONTROLLERS.map((name) => `${name}-controller`) }],
      },
      podMetricsEndpoints: [{ port: 'http-prom' }],
    },
  });
  setFile(monitor, 'flux/podmonitor.yaml');
}
