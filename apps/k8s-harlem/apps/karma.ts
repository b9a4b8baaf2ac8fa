import { type Kustomization, setFile } from 'cdk8s-fluxcd';
import { k8s } from 'cdk8s-plus-25';

import { resources } from '../support/resources.js';

import { appFolder } from './app-folder.js';

const NAME = 'karma';
const VERSION = 'v0.112';
const PORT = 8080;

/** A dashboard of what Alertmanager has open. */
export function karma(apps: Kustomization, { environment }: { readonly environment: string }): void {
  const folder = appFolder(apps, 'karma', 'monitoring');
  const selected = { app: NAME };
  const labels = { ...selected, component: 'infrastructure', environment };
  const metadata = { name: NAME, labels };
  const deployment = new k8s.KubeDeployment(folder, 'deployment', {
    metadata,
    spec: {
      replicas: 1,
      selector: { matchLabels: selected },
      template: {
        metadata: { labels: { ...labels, version: VERSION } },
        spec: { containers: [container()], dnsConfig: { options: [{ name: 'ndots', value: '0' }] } },
      },
    },
  });
  const ports = [{ name: NAME, port: PORT, targetPort: k8s.IntOrString.fromNumber(PORT) }];
  const service = new k8s.KubeService(folder, 'service', {
    metadata,
    spec: { type: 'ClusterIP', ports, selector: selected },
  });
  for (const object of [deployment, service]) setFile(object, `${object.node.id}.yaml`);
}

function container(): k8s.Container {
  const health = { path: '/health', port: k8s.IntOrString.fromNumber(PORT), scheme: 'HTTP' };
  const probe = { periodSeconds: 60, httpGet: health };
  return {
    name: NAME,
    image: `ghcr.io/prymitive/karma:${VERSION}`,
    env: [{ name: 'ALERTMANAGER_URI', value: 'http://alertmanager-main.monitoring.svc:9093' }],
    ports: [{ name: NAME, containerPort: PORT }],
    resources: resources({ memory: '256Mi', cpu: '100m' }, { memory: '1Gi', cpu: '500m' }),
    livenessProbe: probe,
    readinessProbe: probe,
  };
}
